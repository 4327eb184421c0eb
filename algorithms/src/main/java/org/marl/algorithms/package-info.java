/** Learners, critics, mixers and exact solvers, with the part of the library written in Marl. */
package org.marl.algorithms;
