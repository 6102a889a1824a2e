/**
 * Reports and alerts that run at certain times. Starting point: {@link
 * io.lakewise.server.schedule.Scheduler}.
 */
package io.lakewise.server.schedule;
