/**
 * Checkpoints: everything that decides how a run goes on, as named arrays and numbers, on disk as
 * safetensors and JSON, and never half-written.
 */
package org.marl.core.checkpoint;
