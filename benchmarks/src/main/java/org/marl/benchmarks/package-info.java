/** Micro-benchmarks. */
package org.marl.benchmarks;
