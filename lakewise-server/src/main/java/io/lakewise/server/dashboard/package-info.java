/**
 * What a dashboard is: items on a grid and the filters that they share. Starting points: {@link
 * io.lakewise.server.dashboard.DashboardDefinition}, {@link
 * io.lakewise.server.dashboard.DashboardRules}.
 */
package io.lakewise.server.dashboard;
