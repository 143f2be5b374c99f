package dev.selvedge.examples.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker in KRaft mode in a process of its own, on loopback. Prints where it listens, and lives as long as its parent. */
final class BrokerMain {

    private BrokerMain() {}

    /** Argument: an empty folder for its data. */
    static void main(String[] args) throws IOException {
        Child.quiet();
        Path folder = Path.of(args[0]);
        List<Integer> ports = freePorts(2);
        int port = ports.getFirst();
        Map<String, String> settings = settings(folder, port, ports.getLast());
        format(folder, settings);
        new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM).startup();
        System.out.println("127.0.0.1:" + port);
        Child.haltWithParent();
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> all = new HashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        all.put("log.dirs", folder.resolve("log").toString());
        all.put("log.cleaner.enable", "false");
        all.put("auto.create.topics.enable", "false");
        // One broker, so one of everything.
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        // A machine that died is noticed after 2 s, and its open transaction is ended: by default, that takes 45 s.
        all.put("group.consumer.min.session.timeout.ms", "2000");
        all.put("group.consumer.session.timeout.ms", "2000");
        all.put("group.consumer.min.heartbeat.interval.ms", "100");
        all.put("group.consumer.heartbeat.interval.ms", "300");
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        return all;
    }

    private static void format(Path folder, Map<String, String> settings) throws IOException {
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

    /** All open at once, so that they differ. */
    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}
