/** Gradient steps, with PyTorch's definitions. */
package org.marl.algorithms.optimizer;
