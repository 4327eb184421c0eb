/** Streams of random numbers, named by their purpose and derived from the seed of a run. */
package org.marl.core.random;
