/**
 * Feature maps: what log-linear policies and linear action values are linear in (paper 4, sections
 * 4 and 5).
 */
package org.marl.algorithms.feature;
