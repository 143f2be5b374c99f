package dev.selvedge.lab.database;

import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentSql;
import dev.selvedge.lab.document.Shelf;
import dev.selvedge.lab.order.OrderSql;
import dev.selvedge.lab.result.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection to the database of the workload {@code document}, for its tables and its final count; the servers have their own.
 * All operations block. Not safe for use by several threads.
 */
public final class DocumentDatabase implements Tables {

    private final LabDatabase database;
    private final List<Object[]> shelf = new ArrayList<>();

    private DocumentDatabase(LabDatabase database) {
        this.database = database;
        for (Document document : Shelf.documents()) {
            shelf.add(new Object[] {
                document.name(), document.pages(), document.chunks().size(), document.texts(), document.vectors()
            });
        }
    }

    /**
     * What is in the database at the end of a run.
     *
     * @param documents how many documents clients have put there; a name is there at most once, by the table's key
     * @param broken    documents that have not all of their chunks, and chunks that have no document
     */
    public record Count(long documents, long broken) {

        /** Says whether each document is there with all its chunks. */
        public boolean isConsistent() {
            return broken == 0;
        }
    }

    /**
     * Connects, within five seconds.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=U&password=P}; {@code postgresql://...} is taken, too
     * @throws DatabaseException if the URL is another database's, or nobody answers there, or it refuses
     */
    public static DocumentDatabase connect(String url) throws DatabaseException {
        return new DocumentDatabase(LabDatabase.connect(url));
    }

    @Override
    public void create() throws DatabaseException {
        database.execute(DocumentSql.create());
        reset();
    }

    @Override
    public void reset() throws DatabaseException {
        database.execute(DocumentSql.clear());
        database.executeAll(OrderSql.jdbc(DocumentSql.STORE), shelf, "the shelf can't be filled");
        database.execute(DocumentSql.analyze());
    }

    @Override
    public int cut() throws DatabaseException {
        return database.cut("%");
    }

    /** Counts what is there now. */
    public Count count() throws DatabaseException {
        long[] found = database.numbers(DocumentSql.COUNT, "the documents can't be counted");
        return new Count(found[0] - Shelf.DOCUMENTS, found[1] + found[2]);
    }

    @Override
    public Check check(long confirmed, long unknown) throws DatabaseException {
        Count found = count();
        return Check.of(confirmed, unknown, found.documents(), found.isConsistent());
    }

    @Override
    public void close() throws DatabaseException {
        database.close();
    }
}
