/** Whole updates of the library's learners against differences of their own losses. */
package org.marl.examples.gradients;
