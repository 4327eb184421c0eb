/** What on-policy critics see and how they form one value. */
package org.marl.algorithms.critic;
