/** What is kept of past experience and how it is drawn. */
package org.marl.algorithms.replay;
