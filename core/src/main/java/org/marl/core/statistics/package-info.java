/** What is said about several seeds: means, intervals, resampling. */
package org.marl.core.statistics;
