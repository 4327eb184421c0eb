/** The layers of policies, critics and utilities. */
package org.marl.algorithms.network;
