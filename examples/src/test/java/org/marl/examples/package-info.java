/** Runs every example in a small setting. */
package org.marl.examples;
