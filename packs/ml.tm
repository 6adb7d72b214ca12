// Machine learning: training, models, inference and federated learning, after MITRE ATLAS and NIST AI 100-2.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind ml-model-server "Server that answers with a model" for process
kind classifier "Classifier" is ml-model-server for process
kind recommender "Recommender" is ml-model-server for process
kind embedding-service "Service that computes embeddings" is ml-model-server for process { output embedding }
kind edge-model "Model that runs on the user's device" is ml-model-server for process
kind hosted-model "Model behind somebody else's interface" for external
kind training-job "Training" for process
kind training-pipeline "Pipeline that prepares data and trains" is training-job for process
kind fine-tuning-job "Fine-tuning of a trained model" is training-job for process
kind federated-server "Aggregator of federated learning" is training-job for process { learning federated }
kind federated-client "Participant of federated learning" is training-job for process { learning federated }
kind evaluation-job "Evaluation of a model" for process
kind notebook "Notebook" for process { executes at least script }
kind labelling-service "Labelling of examples" for process, external
kind data-collector "Collector of training data" for process
kind web-crawler "Crawler" is data-collector for process
kind feature-store "Feature store" for store
kind training-data-store "Training data" for store
kind public-dataset "Data set that others publish" for external
kind model-registry "Model registry" for process, store, external
kind model-hub "Hub of pre-trained models" is model-registry for process, store, external
kind experiment-tracker "Tracker of experiments" for process, store
