package dev.selvedge.lab.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;

/** What the system of a client that is far away keeps for it: little, so that a server feels soon who does not read. */
public final class SmallBuffer {

    private static final int BYTES = 8_192;

    /**
     * The largest segment that may be sent to it ({@code TCP_MAXSEG}). Loopback's are 64 KiB, larger than the buffer: once it was full, Linux would wait for
     * room for another such segment before it told the server that there is room again, which there never is. Only Linux knows it by these numbers; others pass it over.
     */
    private static final ChannelOption<Integer> SEGMENT = new IntegerUnixChannelOption("TCP_MAXSEG", 6, 2);

    /** What a segment takes on an Ethernet, in bytes. */
    private static final int ETHERNET = 1_460;

    private SmallBuffer() {}

    /**
     * Gives a connection such a buffer.
     *
     * @param channel registered, and not connected yet: the server's system is told of it when it connects
     */
    public static void of(Channel channel) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, BYTES);
        channel.config().setOption(SEGMENT, ETHERNET);
    }
}
