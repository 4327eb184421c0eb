/** Predator and prey on a grid (stag hunt). */
package org.marl.environments.predatorprey;
