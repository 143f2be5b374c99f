package dev.selvedge.lab.report;

import java.util.List;
import java.util.Locale;

/** Writes HTML: every text that comes from outside passes through {@link #escape}. */
public final class Html {

    private Html() {}

    /** Returns a text as it has to be written between tags and in quoted attributes. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Returns JSON as it can stand inside a script element: nothing in it can end the element. */
    public static String script(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Returns a section with a heading and a hint below it; {@code body} is HTML. */
    public static String section(String id, String heading, String hint, String body) {
        return "<section id=\"%s\" aria-labelledby=\"%s-h\"><h2 id=\"%s-h\">%s</h2><p class=\"hint\">%s</p>%s</section>\n"
                .formatted(id, id, id, escape(heading), escape(hint), body);
    }

    /** Returns a table that scrolls on a narrow screen; the first cell of each row is its heading. */
    public static String table(String caption, List<String> head, List<List<String>> rows) {
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"scroll")
                .append(head.size() > 10 ? " dense" : "")
                .append("\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(caption))
                .append("\"><table><caption>")
                .append(escape(caption))
                .append("</caption><thead><tr>");
        head.forEach(
                cell -> html.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** Returns a part that is folded away until it is asked for; {@code body} is HTML. */
    public static String details(String summary, String body) {
        return "<details><summary>" + escape(summary) + "</summary>" + body + "</details>";
    }

    /** Returns a place for a chart; {@code label} says in words what it shows. */
    public static String chart(String id, String caption, String unit, String label) {
        return ("<figure class=\"chart\"><figcaption>%s <small>%s</small></figcaption>"
                        + "<div class=\"plot\" id=\"%s\" role=\"img\" aria-label=\"%s\"></div></figure>")
                .formatted(escape(caption), escape(unit), id, escape(label));
    }

    /** Returns the attribute that gives an element the colour of a model. */
    public static String colour(int model) {
        return "style=\"--model:var(--c" + model % 8 + ")\"";
    }

    /** Returns a number with its thousands set apart. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number without decimals, or a dash. */
    public static String count(double value) {
        return number(value, 0);
    }

    /** Returns a number with so many decimals, or a dash. */
    public static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** Returns a time given in milliseconds, in the unit that suits it. */
    public static String millis(double ms) {
        if (ms >= 1_000) {
            return number(ms / 1e3, ms >= 10_000 ? 1 : 2) + " s";
        }
        return number(ms, ms >= 10 ? 0 : 1) + " ms";
    }
}
