/** Executes tensor programs on DJL's PyTorch engine. */
package org.marl.core.engine;
