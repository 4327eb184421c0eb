/** How the exact learner's policies are parameterised. */
package org.marl.algorithms.policy;
