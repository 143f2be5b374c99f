package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.child.TemporaryFolder;
import dev.selvedge.lab.model.Sockets;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/**
 * An embedded Tomcat that gives every request to an endpoint. It keeps connections open for as long as the client
 * does, and holds as many as come: what it does with their requests is up to its threads.
 */
public final class TomcatFront implements Front {

    private static final int CONNECTIONS = 65_536;

    private final Tomcat tomcat;
    private final Http11NioProtocol protocol;
    private final TemporaryFolder folder;

    private TomcatFront(Tomcat tomcat, Http11NioProtocol protocol, TemporaryFolder folder) {
        this.tomcat = tomcat;
        this.protocol = protocol;
        this.folder = folder;
    }

    /** Starts a Tomcat whose requests run on a pool of its own, of this many platform threads. */
    public static TomcatFront withPool(int port, int threads, Endpoint endpoint)
            throws LifecycleException, IOException {
        return withPool(port, threads, new EndpointServlet(endpoint));
    }

    /** The same, for a servlet of one's own, which may answer later than it returns. */
    public static TomcatFront withPool(int port, int threads, HttpServlet servlet)
            throws LifecycleException, IOException {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setMaxThreads(threads);
        protocol.setMinSpareThreads(threads);
        return start(port, protocol, servlet);
    }

    /** Starts a Tomcat whose requests run on an executor. */
    public static TomcatFront withExecutor(int port, Executor executor, Endpoint endpoint)
            throws LifecycleException, IOException {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setExecutor(executor);
        return start(port, protocol, new EndpointServlet(endpoint));
    }

    private static TomcatFront start(int port, Http11NioProtocol protocol, HttpServlet servlet)
            throws LifecycleException, IOException {
        protocol.setAddress(InetAddress.getLoopbackAddress());
        protocol.setPort(port);
        protocol.setTcpNoDelay(true);
        protocol.setAcceptCount(Sockets.BACKLOG);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setKeepAliveTimeout(-1);
        protocol.setConnectionTimeout(60_000);
        Connector connector = new Connector(protocol);
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);

        TemporaryFolder folder = TemporaryFolder.create("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.path().toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "endpoint", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/");
        tomcat.start();
        return new TomcatFront(tomcat, protocol, folder);
    }

    /** Sends an answer from a servlet. */
    public static void send(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(Answer.CONTENT_TYPE);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    @Override
    public int port() {
        return protocol.getLocalPort();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        if (protocol.getExecutor() instanceof ThreadPoolExecutor pool) {
            gauges.put("busy", pool.getActiveCount());
            gauges.put("pool_size", pool.getPoolSize());
            gauges.put("queued", pool.getQueue().size());
        }
        gauges.put("connections", protocol.getConnectionCount());
        return gauges;
    }

    @Override
    public void end() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        folder.close();
    }
}
