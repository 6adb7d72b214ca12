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

// ---- Rules: training --------------------------------------------------------------------------------------
rule data-poison "Poisoned examples steer what is learned" {
  for process t, data d, data m
  when (t is training-job or t is notebook or t.learning known) and (t is training-job or t.learning >= offline)
   and d in t.handles and d.kind in {training}
   and m in t.handles and m.kind in {model} and d.origin >= mixed
  threat tamper m
  needs write d, expertise proficient
  impact worst of m
  refers AML.T0020
  suggest "Record where each example came from, limit what one source gives, and look for outliers before training"
  ask "Who could have put examples into {d}?"
  explain """
    A model believes its examples. A few in a thousand, chosen well, move a decision; nobody reads a million pictures.

    **False alarm** when every source was chosen and each example checked by somebody of one's own: then its origin is
    trusted.

    **Test**: put a small share of wrong examples in, train, and see whether any check before release notices.
    """
}
rule label-flip "Labels are given by strangers" {
  for element l, data d
  when l is labelling-service and l.exposure >= partner and d in l.handles and d.kind in {training}
   and d.integrity >= medium
  threat tamper d
  needs reach l
  impact worst of d
  refers AML.T0020
  suggest "Let several people label each example, mix in known ones, and drop who errs on these"
  ask "Who may label the examples of {l}?"
  explain """
    Flipping labels needs no skill and leaves the pictures as they were, so that looking at them shows nothing.

    **False alarm** when labels come from a measurement that nobody can influence.

    **Test**: let one account label at random for a day and see when it is noticed.
    """
}
rule backdoor-train "A trigger is planted in the model that learns" {
  for process a, element q, flow f from a to q, data m
  when (a is training-job or a is notebook or a.learning known) and (a is training-job or a.learning >= offline)
   and m in f.sends and m.kind in {model}
   and some d in a.handles: d.origin >= mixed
  threat tamper m
  needs expertise expert
  impact worst of m
  refers AML.T0018.000
  suggest "Prune neurons that clean data never uses, fine-tune on clean data, and scan for triggers before release"
  ask "Does {a} learn from anything that strangers can choose?"
  explain """
    The model works as it should on all tests, and does what the attacker wants when a small mark is in the input.
    Accuracy on clean data does not show it.

    **False alarm** when all examples and updates come from sources that have no reason and no chance to choose them.

    **Test**: train one with a trigger on purpose; the step between learning and release must find or remove it.
    """
}
rule pretrained-backdoor "The model that was fetched brings a trigger along" {
  for process p, external h, flow f from p to h, data m
  when m in f.returns and m.kind in {model} and h.provenance < signed
  threat tamper m
  needs own h
  impact worst of m
  refers AML.T0010.003
  suggest "Take models that their makers sign, pin them by hash, and treat them as untrusted until scanned"
  ask "What shows that {m} is what its maker published?"
  explain """
    Fine-tuning keeps most of what was there before, a planted trigger too. Names on hubs are taken by whoever is
    first.

    **False alarm** when the model is one's own and only passes through that place, with a signature that is checked.

    **Test**: replace the file by another of the same shape; the load must fail.
    """
}
rule poisoned-public-dataset "The public data set is not what was published" {
  for process p, external h, flow f from p to h, data d
  when d in f.returns and d.kind in {training} and h.provenance < hash
  threat tamper d
  needs own h
  impact worst of d
  refers AML.T0115.000, AML.T0010.002
  suggest "Keep a copy with its hash, and check what changed before a newer one is used"
  ask "What shows that {d} is what {h} published?"
  explain """
    Large sets are lists of addresses; a domain that ran out can be bought, and then serves other pictures to the next
    who loads the set.

    **False alarm** when a fixed copy is used whose hash is checked, and which was looked at once.

    **Test**: load the set twice, a month apart, and compare.
    """
}
rule filled-public-dataset "Anybody may put something into the public data set" {
  for process p, external h, flow f from p to h, data d
  when d in f.returns and d.kind in {training} and d.origin >= mixed
  threat tamper d
  needs reach h, expertise proficient
  impact worst of d
  refers AML.T0115.000, AML.T0020
  suggest "Prefer sources that answer for what they hold, look at what is new, and at what stands out of it"
  ask "Who may put something into what {h} returns as {d}?"
  explain """
    Search results, open encyclopaedias and uploads are written by whoever likes to. Few items that look right
    are enough to teach something else, and a hash proves only that they are what was put there.

    **False alarm** when each item is taken only from somebody who answers for it: then say `origin trusted`.

    **Test**: publish ten harmless items of your own, and see how many of them come back.
    """
}
rule model-file-code-exec "Loading the model runs code" {
  for process p, data m
  when (p is ml-model-server or p is training-job or p is notebook or p.parses known) and p.parses in {model}
   and m in p.handles and m.kind in {model} and m.origin >= mixed and p.executes > none
  threat elevate p
  needs write m, expertise proficient
  impact worst of p.handles
  refers AML.T0011.000, AML.T0018.002, CWE-502
  suggest "Use a format that holds numbers only, and load others in a sandbox without network"
  ask "Can a model file that {p} loads carry code?"
  explain """
    Some formats of models are programs that rebuild objects; opening one is running it, with the rights and keys of a
    training machine.

    **False alarm** when only formats without code are accepted: then it executes nothing that came as input.

    **Test**: load a file whose object asks for a name that you can watch.
    """
}
rule availability-poison "What users send wears the model out" {
  for process p, data d
  when (p is ml-model-server or p.learning known) and (some m in p.handles: m.kind in {model}) and p.learning = online
   and d in p.handles and d.origin = untrusted
   and p.validates < full
  threat mislead p, deny p
  needs reach p, write d
  impact worst of p.handles
  refers AML.T0031
  suggest "Learn from a delayed and filtered copy, keep a version to go back to, and watch the error on a fixed set"
  ask "Is what {p} learns from checked before it is learned?"
  explain """
    Steady contradiction makes a learning model useless without any single input that looks wrong.

    **False alarm** when learning needs an agreement of many users who cannot be one person.

    **Test**: send noise for a day in a copy of the system, and measure how fast quality falls and returns.
    """
}
rule feedback-loop "Feedback teaches the model what a crowd wants" {
  for process p, data d
  when (p is ml-model-server or p.learning known) and d in p.handles and d.kind in {feedback} and d.origin >= mixed and p.learning = online
  threat mislead p
  needs reach p, write d
  impact worst of p.handles
  refers AML.T0020, AML.CS0009
  more specific than ml.availability-poison
  suggest "Weigh feedback by the trust in its sender, cap what one sender adds, and let people release what was learned"
  ask "Does {p} learn at once from what users say about its answers?"
  explain """
    A bot that learned from its talks was turned within a day. Ratings can be bought, and a group agrees faster than a
    filter is built.

    **False alarm** when feedback is only counted, and read by people before anything changes.

    **Test**: send the same opinion from a hundred accounts and look whether the next answers move.
    """
}
rule eval-leak "The test data is known to the trained" {
  for process t, process v, data d
  when v is evaluation-job and d in v.handles and d in t.handles and d.kind in {training} and t.learning >= offline
  threat mislead v
  impact medium
  refers none because "ATLAS has attacks on models in use, not on their evaluation"
  suggest "Keep a set for evaluation that training never touches, and that nobody outside has seen"
  ask "Does {t} learn from data that {v} judges by?"
  explain """
    A model that has seen the exam passes it. Backdoors and errors then go out with a good mark.

    **False alarm** when the two use different parts of the same named data: declare these as two.

    **Test**: look for examples of the evaluation among those of training, near copies included.
    """
}

// ---- Rules: answers ---------------------------------------------------------------------------------------
rule evasion-white "Inputs are computed from the model itself" {
  for process p, flow f to p, data m, data r
  when (p is ml-model-server or p.output known) and m in p.handles and m.kind in {model}
   and m.confidentiality < medium
   and r in f.returns and r.integrity >= medium and some d in f.sends: d.origin >= mixed
  threat mislead p, tamper r
  needs reach p, read m, expertise expert
  impact worst of r
  refers AML.T0043.000, AML.T0015
  more specific than ml.evasion-black-query, ml.evasion-transfer
  suggest "Train against such inputs, do not let one model decide alone, and check with another kind of evidence"
  ask "How bad is it when others have {m}?"
  explain """
    With the model in hand the smallest change that turns an answer is found in seconds. Hiding that a defence is
    there does not help.

    **False alarm** when a wrong answer costs only the one who asked.

    **Test**: attack it with an attack that knows the defence, and state the size of the change allowed.
    """
}
rule evasion-black-query "Inputs are found by asking" {
  for process p, flow f to p, data m, data r
  when (p is ml-model-server or p.output known) and m in p.handles and m.kind in {model}
   and m.confidentiality >= medium
   and r in f.returns and r.integrity >= medium and some d in f.sends: d.origin >= mixed
  threat mislead p, tamper r
  needs reach p, queries 1e3, expertise proficient
  impact worst of r
  refers AML.T0043.001, AML.T0015
  suggest "Train against such inputs, limit and watch series of near-equal questions, and check with another kind of evidence"
  ask "Does anything of value hang on an answer of {p} to a stranger's input?"
  explain """
    Nobody needs the model to fool it: each answer tells whether the last change was in the right direction, a label
    alone suffices.

    **False alarm** when a wrong answer costs only the one who asked.

    **Test**: run an attack that sees labels only, with the number of questions that the limit allows.
    """
}
rule evasion-transfer "Inputs are found on a copy" {
  for process p, flow f to p, data r, data m, process t, data d
  when (p is ml-model-server or p.output known) and r in f.returns and r.integrity >= medium
   and (some x in f.sends: x.origin >= mixed) and m in p.handles and m.kind in {model}
   and m in t.handles and d in t.handles and d.kind in {training} and d.confidentiality < medium
  threat mislead p, tamper r
  needs reach p, expertise expert
  impact worst of r
  refers AML.T0043.002, AML.T0005
  more specific than ml.evasion-black-query
  once for p
  suggest "Train against inputs made on other models, and do not count on the limit of queries"
  ask "Could others train a similar model from data that anybody has?"
  explain """
    What fools one model often fools another that learned from similar data. The attacker trains their own, and asks
    ours once.

    **False alarm** when a wrong answer costs only the one who asked, or the task is nowhere else known.

    **Test**: make inputs on a model trained from public data and count how many work here.
    """
}
rule physical-evasion "The world is changed in front of the sensor" {
  for element s, process p, flow f from s to p
  when s is sensor and s.physical = unattended and (p is ml-model-server or p.output known)
   and some d in f.sends: d.integrity >= medium
  threat mislead p
  needs expertise proficient
  impact worst of f.sends
  refers AML.T0041, AML.T0015
  suggest "Use several kinds of sensors, and expect stickers, light and masks in training"
  ask "Can strangers change what {s} sees?"
  explain """
    A sticker on a sign or a print on a shirt is the input, and no network was touched.

    **False alarm** when a person sees the same scene and decides.

    **Test**: print the attack, film it from several angles and in several lights.
    """
}
rule membership "Scores tell who was in the training data" {
  for process p, data m, process t, data d
  when (p is ml-model-server or p.output known) and p.output >= scores and p.exposure >= partner and m in p.handles and m.kind in {model}
   and m.privacy < differential and m in t.handles and d in t.handles and d.kind in {training}
   and (d.confidentiality >= medium or d.personal >= yes)
  threat disclose d
  needs reach p, queries 1e3, expertise proficient
  impact worst of d
  refers AML.T0024.000
  once for p
  suggest "Return the label alone; train with differential privacy and against overfitting"
  ask "What does {p} tell its callers: a label, or scores too?"
  explain """
    A model is surer of what it has seen. From the scores one tells whether a person's record was learned, and that
    alone may say that they were ill, or in debt.

    **False alarm** when being in the data says nothing about anybody. A label alone ends this attack; what is left
    needs many questions about changed copies of one record, so keep a limit on them.

    **Test**: train a copy, attack it with records that were in and others that were not, and give the share found at
    a low rate of false accusations, not the accuracy.
    """
}
rule inversion "Examples are rebuilt from answers" {
  for process p, data m, process t, data d
  when (p is ml-model-server or p.output known) and p.output >= logits and p.exposure >= partner and m in p.handles and m.kind in {model}
   and m.privacy < differential and m in t.handles and d in t.handles and d.kind in {training} and d.personal >= yes
  threat disclose d
  needs reach p, queries 1e4, expertise expert
  impact worst of d
  refers AML.T0024.001
  once for p
  suggest "Return less, limit series of questions, and train with differential privacy"
  ask "How much of its inner values does {p} return?"
  explain """
    Following the scores uphill leads to an input that the model takes for a class; where a class is a person, that is
    their face.

    **False alarm** when a class has so many different examples that their average is nobody.

    **Test**: rebuild some classes and let people judge whether they know whom they see.
    """
}
rule extraction "Answers are used to train a copy" {
  for process p, data m
  when m in p.handles and m.kind in {model} and m.confidentiality >= medium and p.exposure >= partner
   and (p is ml-model-server or p.output known)
  threat disclose m
  needs reach p, queries 1e5, expertise proficient
  impact worst of m
  refers AML.T0024.002
  suggest "Give each caller a budget of questions, return no more than needed, and mark the model so that a copy can be shown"
  ask "What would it cost when somebody else had a model as good as {m}?"
  explain """
    Every answer is a labelled example. Enough of them train a model that does the same, without the cost of the data.
    A limit makes it slower, several accounts make it fast again.

    **False alarm** when the same quality can be had from public data for less.

    **Test**: train a copy with a month's budget of one customer, and compare.
    """
}
rule property-inference "The model tells about all its data together" {
  for process p, flow f to p, data m, process t, data d
  when f crosses and m in f.returns and m.kind known and m.kind in {model} and m in t.handles and d in t.handles
   and d.kind in {training} and d.confidentiality >= high
  threat disclose d
  needs reach p, expertise expert
  impact medium
  refers none because "ATLAS knows the inference of members, not that of properties of all"
  once for p
  suggest "Do not hand out weights, or balance and limit the data by what must not show"
  ask "Would it matter to learn how {d} is made up on the whole?"
  explain """
    Whoever holds the weights can tell how many of a group were among the examples, or that a certain source was used:
    a secret of the owner rather than of one person. Noise that hides persons does not hide it.

    **False alarm** when the make-up of the data is published.

    **Test**: train copies with and without the property and see whether a classifier of weights tells them apart.
    """
}
rule model-theft-at-rest "The model is copied from where it lies" {
  for store s, data m
  when m in s.holds and m.kind known and m.kind in {model} and m.confidentiality >= medium and count(m.sealed) = 0
   and (s.encryption = none or s.acl <= coarse)
  threat disclose m
  needs observe s
  impact worst of m
  refers AML.T0035, AML.T0048.004
  more specific than base.read-store
  suggest "Let only what serves the model read it, encrypt it, and record each download"
  ask "Who may read {m} from {s}?"
  explain """
    Years of data and computing fit on a stick. Buckets with models are opened for one experiment and never closed.

    **False alarm** when the same file is published.

    **Test**: download it with the account of somebody who has no business there.
    """
}
rule model-swap "Another model is put in its place" {
  for store s, data m
  when m in s.holds and m.kind known and m.kind in {model} and m.integrity >= medium and count(m.signed) = 0 and s.integrity < mac
   and s.acl <= coarse
  threat tamper m
  needs alter s
  impact worst of m
  refers AML.T0018
  more specific than base.alter-store
  suggest "Sign the model when it has passed its tests, and let whatever serves it refuse others"
  ask "Would whatever loads {m} from {s} notice that it is another one?"
  explain """
    Nobody sees a changed weight by looking. Whoever may write where models lie decides what the next answer is, with
    no need to train or to ask.

    **False alarm** when only the job that tests models can write there, and nothing else has its rights.

    **Test**: put an older version under the newest name and see whether the service starts with it.
    """
}
rule training-data-at-rest "Examples are changed where they are kept" {
  for store s, data d
  when d in s.holds and d.kind known and d.kind in {training} and d.integrity >= medium and s.acl <= coarse and s.integrity < mac
  threat tamper d
  needs alter s
  impact worst of d
  refers AML.T0020, AML.T0059
  more specific than base.alter-store
  suggest "Freeze each version of the set with its hash, and let training name the version it learns from"
  ask "Who may write to {s}, and would a changed example be noticed before training?"
  explain """
    A set that was cleaned by hand stays clean only as long as nobody can write to it. A few exchanged pictures or
    labels among thousands show in no overview.

    **False alarm** when each training run compares the set with hashes that are kept elsewhere.

    **Test**: exchange ten examples with the rights of an ordinary engineer and train.
    """
}
rule query-leak "What is asked stays with whoever runs the model" {
  for process p, external x, flow f from p to x, data d
  when x is hosted-model and d in f.sends and (d.confidentiality >= medium or d.personal >= yes)
   and d.privacy < aggregate
  threat disclose d
  needs observe x
  impact worst of d
  refers none because "ATLAS has the query as access, not as a loss of what is asked"
  suggest "Send features that say less, or run the model oneself; agree that nothing is kept or learned from"
  ask "What does {x} learn from {d}, and is it kept there?"
  explain """
    A model behind somebody else's interface sees every input, and inputs are what its owner learns from next.

    **False alarm** when an agreement rules keeping and learning out, and an audit has seen it: exclude it with that
    reason.

    **Test**: search a day of requests for values that name a person.
    """
}
rule full-access "The model runs where others hold it" {
  for process p, data m
  when (p is edge-model or p is federated-client or p.physical known and p.physical = unattended) and m in p.handles and m.kind in {model}
   and m.confidentiality >= medium
   and p.isolation < enclave
  threat disclose m
  needs own p, expertise proficient
  impact worst of m
  refers AML.T0044
  suggest "Keep the valuable part on a server, or accept that it is public and protect the decisions instead"
  ask "Can whoever holds {p} read the model out of it?"
  explain """
    A model on a phone is in the hands of whoever owns the phone. Packing and hiding costs them an afternoon.

    **False alarm** when the model on the device is a small one that may be known.

    **Test**: unpack the application and load the model in another program.
    """
}
rule sponge "Inputs that cost as much as they can" {
  for process p
  when (some m in p.handles: m.kind in {model}) and (p is ml-model-server or p.output known)
   and p.exposure >= partner
   and p.rate-limit = no
  threat exhaust p, deny p
  needs reach p
  impact worst of p.handles
  refers AML.T0029, AML.T0034.000
  more specific than base.flood
  suggest "Limit size and time of each question, count cost and not only calls, and stop at a budget"
  ask "What is the dearest question that a caller may ask {p}, and how often?"
  explain """
    The cost of an answer depends on the input, and inputs can be searched that cost a hundred times the usual. With
    rented hardware that is a bill.

    **False alarm** when every answer costs the same and the number is bounded elsewhere.

    **Test**: send the longest and the least compressible inputs and watch time, energy and price.
    """
}
rule chaff "False alarms bury the true one" {
  for process p, data d
  when (some m in p.handles: m.kind in {model}) and (p is ml-model-server or p.output known)
   and p.oversight >= sampled
   and p.rate-limit = no and d in p.handles and d.origin = untrusted
  threat exhaust p, mislead p
  needs reach p
  impact worst of p.handles
  refers AML.T0046
  suggest "Group similar alarms, cap what one source raises, and watch the queue itself"
  ask "Can a stranger make {p} raise as many alarms as they like?"
  explain """
    Where people look at what a model flags, their time is what runs out. Whoever floods the queue hides in it.

    **False alarm** when each flagged case costs its sender something.

    **Test**: send a day's worth of borderline cases in an hour and see what happens to a true one.
    """
}

// ---- Rules: federated learning ------------------------------------------------------------------------------
rule fl-malicious-client "Participants send chosen updates" {
  for process c, process a, flow f from c to a
  when (c is training-job or c.learning known) and (some m in c.handles: m.kind in {model})
   and c.learning = federated and a.validates < full
   and some d in f.sends: d.origin = untrusted
  threat mislead a, tamper f
  needs own c, expertise expert
  impact worst of f.carries
  refers none because "ATLAS has no technique of its own for federated learning"
  suggest "Clip each update, add them up with a rule that outliers cannot move, and test the result before it is used"
  ask "Does {a} check single updates before they count?"
  explain """
    The average follows whoever pulls hardest: one participant may scale an update until it replaces the model. Checks
    must live with masking, where single updates cannot be seen.

    **False alarm** when every participant is run by somebody who is known and bound by contract, and their machines
    are not attacked.

    **Test**: let one in a hundred send scaled updates for a week in a copy of the system.
    """
}
rule fl-curious-server "Updates tell the server about the data" {
  for process c, process a, flow f from c to a, data d
  when (c is training-job or c.learning known) and (some m in c.handles: m.kind in {model})
   and c.learning = federated
   and d in f.sends and d.personal >= yes and d.privacy < aggregate
  threat disclose d
  needs observe a, expertise expert
  impact worst of d
  refers none because "ATLAS has no technique of its own for federated learning"
  suggest "Mask updates so that only their sum can be read; add noise before they leave the device"
  ask "Can anybody on the server's side see the update of one participant?"
  explain """
    Data stays on the device, and yet an update of a small batch holds enough to rebuild the pictures it was computed
    from. Encryption on the way does not help against the one who adds up.

    **False alarm** when only sums of many can be seen, or noise was added on the device.

    **Test**: run a published reconstruction on real updates of one's own, with the true size of the batch.
    """
}
rule fl-sybil "One person takes part many times" {
  for process c, process a, flow f from c to a
  when (c is training-job or c.learning known) and (some m in c.handles: m.kind in {model})
   and c.learning = federated and a.exposure >= partner
   and f.client-auth < certificate
  threat mislead a
  needs reach a
  impact worst of f.carries
  refers none because "ATLAS has no technique of its own for federated learning"
  suggest "Let taking part cost something that cannot be copied, and choose participants at random"
  ask "What does it cost to take part in {a} a thousand times?"
  explain """
    Every defence that counts on an honest majority ends where accounts are free.

    **False alarm** when each participant is a device with a key of its maker, or a person who was checked.

    **Test**: enrol a hundred times from one machine, and see how many of them count.
    """
}
