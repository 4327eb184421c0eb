/** Off-policy actor-critic learners: IDDPG, DOP, FOP. */
package org.marl.algorithms.offpolicy;
