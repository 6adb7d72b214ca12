// Language models, retrieval, tools and agents, after the OWASP Top 10 for LLM applications (2025) and MITRE ATLAS.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind language-model "Language model" for process, external
kind llm-provider "Language model as a service" is language-model for external
kind chat-assistant "Chat assistant" is language-model for process
kind llm-agent "Agent: a language model that calls tools" is language-model for process
kind coding-agent "Agent that writes and runs code" is llm-agent for process
kind tool-server "Server of tools for models" for process, external
kind code-interpreter "Runner of code that a model wrote" for process { executes at least script }
kind guardrail "Filter of prompts and answers" for process
kind retriever "Retrieval for prompts" for process
kind prompt-gateway "Gateway in front of models" for process
kind vector-database "Vector database" is database for store { query vector }
kind conversation-memory "Memory of conversations" for store
kind prompt-store "Store of prompts" for store
kind knowledge-base "Documents that answers are drawn from" for store
kind model-context-protocol "Model context protocol" for flow
kind agent-to-agent "Protocol between agents" for flow
