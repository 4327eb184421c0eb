/** What learners share about the order in which agents update. */
package org.marl.algorithms.ordering;
