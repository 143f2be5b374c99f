/** Records a second and memory, beside what others handle records with. */
package dev.selvedge.kafka.comparison;
