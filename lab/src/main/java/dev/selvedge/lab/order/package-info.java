/**
 * The workload {@code order}, as every model has to do it, and nothing of how a model does it: a shop, where customers search, fill
 * carts and order.
 *
 * <p>{@code GET /search/1999} is answered with the ten cheapest items from that price on ({@link dev.selvedge.lab.order.OrderSql#SEARCH}).
 * {@code POST /cart} has the body of an order, and writes it down without paying for it or taking stock
 * ({@link dev.selvedge.lab.order.OrderSql#CART}). Each is one statement of about a millisecond, and needs no payment service.
 *
 * <p>{@code POST /order} with a body such as {@code {"order":"r1-000123","customer":42,"item":17,"quantity":1}}:
 *
 * <ol>
 *   <li>The request is checked: {@link dev.selvedge.lab.order.OrderRequest#parse}. Its price comes from the
 *       {@link dev.selvedge.lab.order.Catalogue}, which each server reads once when it starts.
 *   <li>The stock is read from PostgreSQL, together with an order of the same number, if there is one already
 *       ({@link dev.selvedge.lab.order.OrderSql#READ}); and the payment service is asked to hold the money, which takes about
 *       200 ms. Neither needs the other: a model may do both at the same time. A hold is no charge: where the stock then turns
 *       out to be gone, it lapses by itself. An order that was written before is answered again, without a new one.
 *   <li>The order is written and the stock goes down, in one statement that does both or nothing
 *       ({@link dev.selvedge.lab.order.OrderSql#WRITE}). The order number is the key: a second write of it changes nothing.
 *   <li>{@code {"order":"r1-000123","item":17,"quantity":1,"cents":1999,"status":"confirmed"}} is the answer, the same to the byte
 *       from every model.
 * </ol>
 *
 * <p>No model holds a database connection while it waits for the payment. What an order can be refused for, and with which
 * status and text, is in {@link dev.selvedge.lab.order.OrderRefusals}.
 */
@NullMarked
package dev.selvedge.lab.order;

import org.jspecify.annotations.NullMarked;
