/** Which agents share the weights of a network. */
package org.marl.algorithms.sharing;
