/**
 * Statements that change the session: USE, session variables, the time zone. Starting point: {@link
 * io.lakewise.engine.setting.SessionStatements}.
 */
package io.lakewise.engine.setting;
