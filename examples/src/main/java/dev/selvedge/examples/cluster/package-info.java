/** Three machines share the work over Kafka, one is killed, and all is done once. */
@NullMarked
package dev.selvedge.examples.cluster;

import org.jspecify.annotations.NullMarked;
