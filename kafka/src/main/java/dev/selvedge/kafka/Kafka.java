package dev.selvedge.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka cluster and how its brokers are reached: where everything of this package begins. Immutable, and connected to nothing: connections
 * belong to what is opened in a scope.
 *
 * {@snippet :
 * Topic<String, String> orders = Kafka.at("localhost:9092").topic("orders", Serdes.String(), Serdes.String());
 * }
 */
public final class Kafka {

    private final Map<String, Object> properties;

    private Kafka(Map<String, Object> properties) {
        this.properties = properties;
    }

    /**
     * The cluster that has these brokers.
     *
     * @param servers some of its brokers, as {@code host:port}, separated by commas
     * @return the cluster
     */
    public static Kafka at(String servers) {
        Objects.requireNonNull(servers, "servers");
        return new Kafka(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /**
     * Sets a property of every client that is opened, such as those of TLS and SASL.
     *
     * @param name its name, as Kafka's documentation has it
     * @param value its value
     * @return the description with it
     * @throws IllegalArgumentException if it is one of those that are ours, such as how records are acknowledged and offsets committed
     */
    public Kafka property(String name, Object value) {
        Reserved.refuse(name);
        return new Kafka(with(properties, name, value));
    }

    /**
     * A topic of the cluster. Never blocks, and does not look whether it exists.
     *
     * @param name its name
     * @param keys how its keys are written and read; used by several threads at once where records are written
     * @param values how its values are written and read; the same
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the topic
     */
    public <K, V> Topic<K, V> topic(String name, Serde<K> keys, Serde<V> values) {
        return new Topic<>(
                this,
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(keys, "keys"),
                Objects.requireNonNull(values, "values"));
    }

    /**
     * What every client is configured with.
     *
     * @return names and values; a copy that may be changed
     */
    public Map<String, Object> properties() {
        return new HashMap<>(properties);
    }

    static Map<String, Object> with(Map<String, Object> properties, String name, Object value) {
        Map<String, Object> more = new HashMap<>(properties);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return Map.copyOf(more);
    }

    @Override
    public String toString() {
        return "Kafka at " + properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }
}
