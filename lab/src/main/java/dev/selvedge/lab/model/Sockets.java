package dev.selvedge.lab.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** What all servers ask of the system for their connections, so that none is better off. */
public final class Sockets {

    /** How many connections of clients that were not accepted yet may wait, in the system. */
    public static final int BACKLOG = 8_192;

    /**
     * Where connections stay open: what the system keeps for each of what its client has not read yet, in bytes. It is little, as there
     * are many of them, and so that a client who does not read is noticed soon.
     */
    public static final int SEND_BUFFER = 16_384;

    private Sockets() {}

    /** Listens at a port of the loopback address; at any that is free, if it is 0. */
    public static ServerSocket listen(int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return server;
    }
}
