/**
 * Tensor programs: expressions and networks written as TorchScript, to be executed in one native
 * call. This package knows text only; {@link org.marl.core.engine} executes it.
 */
package org.marl.core.program;
