/** Vectorised environments in plain Java. */
package org.marl.environments;
