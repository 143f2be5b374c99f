package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.load.RequestSource;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderRequest;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** The requests of the workload {@code order}: each a new order for one of an item, from a seeded random source. */
final class OrderRequests implements RequestSource {

    private static final int CUSTOMERS = 100_000;

    private final SplittableRandom random = new SplittableRandom(42);
    private final String prefix;
    private final byte[] head;

    OrderRequests(String host, String prefix) {
        this.prefix = prefix;
        head = ("POST /order HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(long sequence, ByteBuf target) {
        String number = prefix + "-" + sequence;
        int customer = 1 + random.nextInt(CUSTOMERS);
        int item = 1 + random.nextInt(Catalogue.ITEMS);
        String body = new OrderRequest(number, customer, item, 1).toJson();
        target.writeBytes(head);
        target.writeCharSequence(body.length() + "\r\n\r\n" + body, StandardCharsets.US_ASCII);
    }
}
