/** What learners of finite games record: numbers, tables and metrics as columns of the record. */
package org.marl.algorithms.columns;
