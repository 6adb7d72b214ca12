rule NAME "TITLE" {
  // What must be there for the threat to exist; what a model does not state is asked.
  for element e, process p, flow f from e to p
  when f crosses and p.rate-limit = no
   and some d in f.sends: d.origin >= mixed
  threat deny p
  needs reach p
  impact high
  refers CWE-770
  suggest "Limit how often one caller may ask"
  ask "How often may {e} ask {p}?"
  explain """
    Why it matters, in a sentence or two.

    **False alarm** when something in front of the process limits its callers: say so there.

    **Test**: ask a thousand times in a minute, and see who is answered.
    """
}
