package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.load.RequestSource;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The requests of the workload {@code order}: of each six, three are orders, two are searches, and one puts something into a cart. What
 * they ask for comes from a seeded random source.
 */
final class OrderRequests implements RequestSource {

    private static final List<RequestKind> MIX = List.of(
            RequestKind.ORDER,
            RequestKind.SEARCH,
            RequestKind.ORDER,
            RequestKind.CART,
            RequestKind.ORDER,
            RequestKind.SEARCH);

    private static final int CUSTOMERS = 100_000;
    private static final int LOWEST_CENTS = 199;
    private static final int HIGHEST_CENTS = 9_999;

    private final SplittableRandom random = new SplittableRandom(42);
    private final String host;
    private final String prefix;

    OrderRequests(String host, String prefix) {
        this.host = host;
        this.prefix = prefix;
    }

    @Override
    public void write(long sequence, ByteBuf target) {
        switch (kind(sequence)) {
            case SEARCH -> search(target);
            case CART -> post("/cart", sequence, target);
            case ORDER -> post("/order", sequence, target);
        }
    }

    @Override
    public String label(long sequence) {
        return kind(sequence).label();
    }

    private static RequestKind kind(long sequence) {
        return MIX.get((int) (sequence % MIX.size()));
    }

    private void search(ByteBuf target) {
        int cents = random.nextInt(LOWEST_CENTS, HIGHEST_CENTS);
        ascii(target, "GET " + Search.PATH + cents + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    private void post(String path, long sequence, ByteBuf target) {
        int customer = 1 + random.nextInt(CUSTOMERS);
        int item = 1 + random.nextInt(Catalogue.ITEMS);
        String body = new OrderRequest(prefix + "-" + sequence, customer, item, 1).toJson();
        ascii(
                target,
                "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private static void ascii(ByteBuf target, String text) {
        target.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
