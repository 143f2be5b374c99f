package dev.selvedge.kafka.calls;

import dev.selvedge.Clause;
import dev.selvedge.Select;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** How many partitions the topic of replies has: what names one beyond them would be sent in vain until that times out. Any thread. */
final class ReplyPartitions {

    private final Calls calls;

    /** They only ever become more. */
    private volatile int known;

    ReplyPartitions(Calls calls) {
        this.calls = calls;
    }

    /** Whether there is such a partition. Blocks while the brokers are asked, which they are for one that was not known. */
    boolean has(int partition) throws InterruptedException {
        if (partition < 0) {
            return false;
        }
        if (partition >= known) {
            known = count();
        }
        return partition < known;
    }

    private int count() throws InterruptedException {
        String topic = calls.replies().name();
        try (Admin admin = Admin.create(calls.kafka().properties())) {
            CompletionStage<Map<String, TopicDescription>> described =
                    admin.describeTopics(List.of(topic)).allTopicNames().toCompletionStage();
            return Select.select(Clause.onDone(described)).values().stream()
                    .mapToInt(one -> one.partitions().size())
                    .sum();
        }
    }
}
