package dev.selvedge.examples.cluster;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The account of what was done: by whom, how often, and in what order. */
final class Receipts {

    private final Set<Integer> orders = new HashSet<>();
    private final Map<Long, Integer> byMachine = new TreeMap<>();
    private final Map<Integer, Integer> lastOfCustomer = new TreeMap<>();
    private int all;
    private int outOfOrder;

    /** Adds one: the order and the machine. */
    void add(String receipt) {
        int blank = receipt.indexOf(' ');
        int order = Integer.parseInt(receipt.substring(0, blank));
        all++;
        orders.add(order);
        byMachine.merge(Long.valueOf(receipt.substring(blank + 1)), 1, Integer::sum);
        Integer before = lastOfCustomer.put(order % Orders.CUSTOMERS, order);
        if (before != null && before > order) {
            outOfOrder++;
        }
    }

    int all() {
        return all;
    }

    int different() {
        return orders.size();
    }

    int doubled() {
        return all - orders.size();
    }

    int outOfOrder() {
        return outOfOrder;
    }

    int of(long machine) {
        return byMachine.getOrDefault(machine, 0);
    }
}
