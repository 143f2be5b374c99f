package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import java.io.IOException;

/** Fetches an item when it is asked for, and never ahead: nothing is fetched in vain, and the reader waits for each. */
record OneByOne(ItemClient items) implements Showing {

    @Override
    public void show(Visit visit) throws IOException, InterruptedException {
        int reader = visit.open();
        for (int item = 0; visit.next(); item++) {
            visit.show(item < Item.FEED ? items.fetch(reader, item) : Item.end(reader));
        }
    }
}
