/** A complete plug-in: one learner, its engine, and a declaration in the language. */
package org.marl.examples.plugin;
