package dev.selvedge.lab.document;

import java.util.List;

/**
 * The SQL of the workload, the same for every model. Parameters are written {@code $1}, as PostgreSQL does, and stand in the order of
 * their numbers.
 */
public final class DocumentSql {

    /**
     * Parameters: name, pages, number of chunks, their texts, their vectors one after the other. Writes the document with all its chunks, or
     * nothing, and counts the chunks; counts 0 if a document of this name is there.
     */
    public static final String STORE =
            "WITH added AS (INSERT INTO selvedge_lab.document (name, pages, chunks) VALUES ($1, $2, $3)"
                    + " ON CONFLICT (name) DO NOTHING RETURNING name)"
                    + " INSERT INTO selvedge_lab.chunk (document, number, text, vector)"
                    + " SELECT a.name, c.number - 1, c.text, v.whole[(c.number::int - 1) * " + Embedding.DIMENSIONS
                    + " + 1 : c.number::int * " + Embedding.DIMENSIONS + "]"
                    + " FROM added a CROSS JOIN unnest($4::text[]) WITH ORDINALITY AS c (text, number)"
                    + " CROSS JOIN (SELECT $5::real[] AS whole) v";

    /**
     * Parameters: name of the document, vector of the question. Columns: number, text; the three chunks that are most alike, the most alike
     * first. No row where there is no such document.
     */
    public static final String FIND = "SELECT number, text FROM selvedge_lab.chunk WHERE document = $1"
            + " ORDER BY (SELECT sum(a * b) FROM unnest(vector, $2::real[]) AS both_of (a, b)) DESC, number LIMIT 3";

    /** Columns: documents, those of them that have not all of their chunks, and chunks without a document. */
    public static final String COUNT = "SELECT count(*), count(*) FILTER (WHERE d.chunks <> (SELECT count(*)"
            + " FROM selvedge_lab.chunk c WHERE c.document = d.name)), (SELECT count(*) FROM selvedge_lab.chunk c"
            + " WHERE NOT EXISTS (SELECT 1 FROM selvedge_lab.document o WHERE o.name = c.document))"
            + " FROM selvedge_lab.document d";

    private DocumentSql() {}

    /** Returns the statements that make the schema anew; what was in it before is lost. */
    public static List<String> create() {
        return List.of(
                "DROP SCHEMA IF EXISTS selvedge_lab CASCADE",
                "CREATE SCHEMA selvedge_lab",
                "CREATE TABLE selvedge_lab.document (name text PRIMARY KEY, pages int NOT NULL, chunks int NOT NULL)",
                // what is searched is kept in one piece: to unpack it would cost more than the search
                "CREATE TABLE selvedge_lab.chunk (document text NOT NULL, number int NOT NULL, text text NOT NULL,"
                        + " vector real[] NOT NULL, PRIMARY KEY (document, number)) WITH (toast_tuple_target = 8160)");
    }

    /** Returns the statement that empties the tables. */
    public static List<String> clear() {
        return List.of("TRUNCATE selvedge_lab.document, selvedge_lab.chunk");
    }

    /** Returns the statement after which PostgreSQL knows how much there is. */
    public static List<String> analyze() {
        return List.of("ANALYZE selvedge_lab.document, selvedge_lab.chunk");
    }
}
