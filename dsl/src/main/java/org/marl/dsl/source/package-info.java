/** Script texts and places in them. */
package org.marl.dsl.source;
