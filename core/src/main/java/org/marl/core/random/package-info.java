/** Random numbers that can be saved and resumed bit by bit. */
package org.marl.core.random;
