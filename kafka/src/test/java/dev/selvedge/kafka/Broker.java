package dev.selvedge.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker in KRaft mode, in this JVM, on loopback and on ports that were free. */
public final class Broker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;

    /** Where clients are sent that came through the proxy, and where the proxy leads. */
    private final int proxyPort;

    private final int proxiedPort;
    private KafkaRaftServer server;

    private Broker(Path folder) throws IOException {
        this.folder = folder;
        int[] ports = freePorts(4);
        port = ports[0];
        proxyPort = ports[1];
        proxiedPort = ports[2];
        settings = settings(ports[3]);
    }

    private static final class Shared {
        static final Broker BROKER = startToTheEnd();

        private static Broker startToTheEnd() {
            Broker broker = start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        }
    }

    /** The one that all tests of a JVM share. */
    public static Broker shared() {
        return Shared.BROKER;
    }

    public static Broker start() {
        try {
            Broker broker = new Broker(Files.createTempDirectory("selvedge-broker"));
            broker.format();
            broker.up();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(int controllerPort) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put(
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + ",PROXIED://" + HOST + ":" + proxiedPort + ",CONTROLLER://" + HOST
                        + ":" + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port + ",PROXIED://" + HOST + ":" + proxyPort);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("log.dirs", folder.resolve("log").toString());
        all.put("auto.create.topics.enable", "false");
        all.put("log.cleaner.enable", "false");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "4");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        // A member that died is noticed soon: by default, that takes 45 s.
        all.put("group.consumer.min.session.timeout.ms", "1000");
        all.put("group.consumer.session.timeout.ms", "3000");
        all.put("group.consumer.min.heartbeat.interval.ms", "100");
        all.put("group.consumer.heartbeat.interval.ms", "300");
        all.put("group.min.session.timeout.ms", "1000");
        all.put("group.initial.rebalance.delay.ms", "0");
        return all;
    }

    private void format() throws IOException {
        Path file = folder.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int code = StorageTool.execute(arguments, new PrintStream(PrintStream.nullOutputStream()));
        if (code != 0) {
            throw new IOException("formatting the broker's folder gave " + code);
        }
    }

    /** Starts it, also again: what was written is still there. */
    void up() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    void down() {
        server.shutdown();
        server.awaitShutdown();
    }

    public String servers() {
        return HOST + ":" + port;
    }

    public Kafka kafka() {
        return Kafka.at(servers());
    }

    /** A proxy in front of it; clients that come through it keep coming through it. One at a time. */
    Proxy proxy() throws IOException {
        return new Proxy(proxyPort, proxiedPort);
    }

    public void createTopic(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
            Await.until("the broker leads all of topic " + name, () -> answers(admin, ends));
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean answers(Admin admin, Map<TopicPartition, OffsetSpec> ends) {
        try {
            admin.listOffsets(ends).all().get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        down();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All open at once, so that they differ. */
    private static int[] freePorts(int number) throws IOException {
        ServerSocket[] open = new ServerSocket[number];
        try {
            for (int i = 0; i < number; i++) {
                open[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            }
            return Arrays.stream(open).mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}
