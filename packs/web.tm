// Web applications and the services behind them.
kind web-application "Web application" for process
kind web-service "Web service" for process
