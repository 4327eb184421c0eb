/** How agents act while they collect experience. */
package org.marl.algorithms.exploration;
