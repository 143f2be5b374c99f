/**
 * Channels across machines, over Apache Kafka 4 and its own client: a topic as a {@link dev.selvedge.kafka.TopicReceiver} and a {@link
 * dev.selvedge.kafka.TopicSender}, and the {@linkplain dev.selvedge.kafka.Processing processing} of a topic in the order of its keys, many keys at
 * once. Calls to other machines are in {@code dev.selvedge.kafka.calls}.
 *
 * <p>What is received is received at least once: after a crash, after a rebalance that could not wait, and where a commit was lost, records come
 * again that were done already. What was done before a record was committed happens before its handling elsewhere only as far as Kafka
 * orders them; there is no other memory order between machines.
 */
@NullMarked
package dev.selvedge.kafka;

import org.jspecify.annotations.NullMarked;
