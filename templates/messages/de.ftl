document =
    .provenance_joint = Vorgelegt von den gemeinsamen Federführungen der Priorität auf der Grundlage der Beiträge der Aktionsleitungen.
    .language = de
    .locale = de-DE
    .language_mark = DE
    .report = Bericht der Federführung
    .report_of_kind = Bericht der Federführung ({ $kind })
    .plan = Operativer Aktionsplan
    .plan_as_of = Stand
    .plan_provenance = Der Plan, wie er durchzuführen ist. Was darüber berichtet wird, steht in den Berichten.
    .provenance = Vorgelegt von der Federführung der Priorität auf der Grundlage der Beiträge der Aktionsleitungen.
    .priority = Priorität
    .period = Berichtszeitraum
    .declassified = FREIGEGEBEN
    .draft = ENTWURF
    .draft_text = Der Plan enthält noch Fehler. Dieses Dokument wurde dennoch erstellt und darf nicht als endgültige Fassung weitergegeben werden.
    .contents = Inhalt
    .none = –
    .declassified_told = { $declassified } ({ $extent }): { $document }, { $date }. Neuer Status: { $status }.
    .skip = Zum Text

report_kind =
    .interim = Zwischenbericht der Federführung
    .mid_year = Bericht der Federführung zur Jahresmitte
    .half_year = Halbjahresbericht der Federführung
    .year_end = Bericht der Federführung zum Jahresende
    .annual = Jahresbericht der Federführung
    .final = Abschlussbericht der Federführung

note =
    .original = (OR. { $language })
    .dateline = { $place }, den { $date }
    .status_public = Öffentlich
    .status_limite = Limite
    .from = Absender
    .to = Empfänger
    .previous = Nr. Vordok.
    .subject = Betr.
    .attached = Die Berichte der Federführungen zu folgenden Prioritäten sind als Anlage beigefügt:
    .attached_final = Die Abschlussberichte der Federführungen zu folgenden Prioritäten sind als Anlage beigefügt:
    .attached_as = { $name }: { $annex }
    .findings = Wichtigste Feststellungen
    .elsewhere = Der Bericht zur Priorität { $name } ist in Dokument { $document } enthalten.
    .annex = Anlage { $number }
    .annex_page = ANLAGE { $number }
    .annexed = ANLAGE { $number }: { $report }, { $name }
    .called = { $kind }: { $subject }
    .declassification = Freigabe
    .partial = Teilweise Freigabe
    .numbered = ST { $number }
    .of_document = des Dokuments
    .dated = vom
    .new_status = neuer Status
    .released_full = Die Delegationen erhalten in der Anlage die freigegebene Fassung des obengenannten Dokuments.
    .released_partial = Die Delegationen erhalten in der Anlage die teilweise freigegebene Fassung des obengenannten Dokuments.
    .identical = Sein Wortlaut stimmt mit dem der vorherigen Fassung überein.
    .withheld = Die folgenden Teile sind nicht freigegeben. Sie sind ausgelassen, und an ihrer Stelle steht ein Hinweis:
    .nothing_withheld = Es ist kein Teil ausgelassen: Keiner trägt eine eigene Kennzeichnung, die über den neuen Status hinausgeht.
    .not_declassified = NICHT FREIGEGEBEN
    .summary_of_released = Die Zusammenfassung zählt nur, was in diesem Dokument steht. Was ausgelassen ist, ist in ihren Zahlen nicht enthalten.

engagement_letter =
    .leads = L
    .co_leads = C
    .takes_part = T
    .in_groups = G
    .drives = F
    .co_drives = f
    .named = N

not_released =
    .priority = Bericht zur Priorität { $priority }
    .action = Aktion { $number }, Priorität { $priority }
    .narrative = Text { $number }, Priorität { $priority }
    .annex = beigefügter Bericht { $number }, Priorität { $priority }

register =
    .leans_later = steht in Beziehung zu einer Zahl, die noch nicht bekannt ist
    .plan = Plan
    .priority = Priorität
    .action = Aktion
    .narrative = Text
    .annex = Anlage
    .part = Teil
    .file = Datei
    .revision = Revision
    .register = Bestandteile dieses Dokuments
    .marking_unknown = Kennzeichnung nicht lesbar
    .leans = steht in Beziehung zu einer zurückgehaltenen Zahl
    .listed = Sie sind unter { $sources } aufgeführt.

revision =
    .modified = danach geändert
    .uncommitted = nicht eingecheckt

withheld =
    { $count ->
        [one] { $count } Teil ist in diesem Dokument ausgelassen, das nichts enthält, dessen Kennzeichnung über { $ceiling } hinausgeht.
       *[other] { $count } Teile sind in diesem Dokument ausgelassen, das nichts enthält, dessen Kennzeichnung über { $ceiling } hinausgeht.
    }

errors =
    { $count ->
        [one] { $count } Fehler
       *[other] { $count } Fehler
    }

warnings =
    { $count ->
        [one] { $count } Warnung
       *[other] { $count } Warnungen
    }

not_shown =
    { $count ->
        [one] { $count } weitere Feststellung wird hier nicht gezeigt.
       *[other] { $count } weitere Feststellungen werden hier nicht gezeigt.
    }

actions =
    { $count ->
        [one] { $count } Aktion
       *[other] { $count } Aktionen
    }

head =
    .shared = Mit anderen Prioritäten geteilte Aktionen
    .goal_horizontal = Ziel { $number }, horizontales Ziel { $key }: { $title }
    .header = Die Priorität
    .summary = Zusammenfassung
    .verdict = Gesamturteil
    .glance = Aktionen auf einen Blick
    .figures = Kennzahlen
    .kpis = Indikatoren über alle Zeiträume
    .continuation = Fortführung
    .recommendations = Empfehlungen
    .difficulties = Schwierigkeiten
    .achievements = Erfolge
    .proposals = Vorschläge
    .follow_ups = Folgemaßnahmen
    .lessons = Erkenntnisse
    .went_well = Was gut verlief
    .shortcomings = Was hinter den Erwartungen zurückblieb
    .conclusion = Schlussfolgerung
    .annexes = Beigefügte Berichte
    .findings = Feststellungen
    .sources = Quellen
    .lists = Aktionen nach Stand
    .kpis_alone = Indikatoren
    .results = Ergebnisse nach Zielen
    .goal_titled = Strategisches Ziel { $number }: { $title }
    .goal_numbered = Strategisches Ziel { $number }
    .goal_unlisted = Aktionen zum strategischen Ziel { $number }
    .annex_forms = Anhang: Halbjahresbögen
    .annex_results = Anhang: Schritte nach Zielen
    .abbreviations = Abkürzungen
    .source_notes = Anmerkungen zur Quelle
    .owed_reports = Ausstehende Berichte
    .owed_tasks = An sie gerichtete Empfehlungen und Folgemaßnahmen
    .part_in_actions = Beteiligung an Aktionen
    .counted_for = Auf sie entfallende Zahlen
    .named_in = Erwähnungen

field =
    .asked = Beantragt
    .granted = Bewilligt
    .spent = Ausgegeben
    .horizontal = Horizontale Ziele
    .with = Geteilt mit
    .driver = Federführung
    .co_driver = Co-Federführung
    .co_drivers = Co-Federführung
    .members = Mitgliedstaaten
    .agencies = Agenturen und Organe
    .third_states = Drittstaaten
    .others = Sonstige
    .started = Beginn
    .agreed_by = Vereinbart durch
    .reports = Berichte
    .aim = Zweck
    .number = Nr.
    .action = Aktion
    .title = Titel
    .leaders = Leitung
    .co_leaders = Co-Leitung
    .participants = Teilnehmer
    .part = Rolle
    .stage = Stand
    .punctuality = Zeitplan
    .verdict = Ziel
    .continuation = Fortführung
    .printed = Gedruckter Wortlaut
    .severity = Schwere
    .rule = Regel
    .place = Fundstelle
    .message = Feststellung
    .abbreviation = Abkürzung
    .meaning = Bedeutung
    .remark = Anmerkung
    .figure = Zahl
    .value = Wert
    .unit = Einheit
    .date = Datum
    .compared_with = Verglichen mit
    .change = Veränderung
    .share = Anteil
    .sum_of = Summe aus
    .source = Quelle
    .countries = Beteiligte
    .operation = Operation
    .note = Anmerkung
    .indicator = Indikator
    .baseline = Ausgangswert
    .target = Zielwert
    .attained = Zielwert erreicht
    .distance = Abstand zum Zielwert
    .decision = Entscheidung
    .plan = Plan
    .priorities = Prioritäten
    .into = Als Aktion
    .condition = Bedingung
    .goal = Strategisches Ziel
    .start = Beginn
    .end = Ende
    .start_end = Beginn und Ende
    .basis = Grundlage
    .timing = Zeitplanung
    .steps = Schritte
    .leader_condition = Wahl der Leitung
    .continues = Führt fort
    .relations = Verbundene Aktionen
    .kpis = Indikatoren
    .status = Stand
    .result = Ergebnis
    .late = Nachträglich aufgenommen
    .target_gap = Stand gegenüber dem Ziel
    .reported = Gemeldet
    .human = Personal
    .financial = Finanzmittel
    .funding = Finanzierungsquelle
    .comments = Sonstige Bemerkungen
    .difficulties = Schwierigkeiten
    .recommendations = Empfehlungen
    .figures = Zählbare Ergebnisse
    .told_together = Gemeinsam berichtet:
    .leaders_many = Leitung
    .co_leaders_many = Co-Leitung
    .events = Veranstaltungen
    .people = Teilnahme
    .operations = Operationen
    .bids = Finanzierungsanträge
    .programme = Programm
    .purpose = Verwendungszweck
    .applicant = Antragsteller
    .submitted = Eingereicht
    .decided = Entschieden
    .outcome = Ergebnis
    .period = Zeitraum
    .stands = Stand
    .variant = Anderer Wortlaut
    .marking = Kennzeichnung
    .language = Sprache
    .signed = Unterzeichnet
    .activity = Tätigkeit
    .results = Ergebnisse
    .kind = Art
    .name = Name
    .reference = Aktenzeichen
    .about = Gegenstand
    .attached = Beigefügt
    .changed = Seit dem vorigen Bericht geändert
    .by = Laut
    .reason = Grund
    .remedy = Abhilfe
    .to = Für
    .due = Frist
    .follow_ups = Folgemaßnahmen
    .said = Bemerkungen
    .partners = Partner
    .initiatives = Initiativen
    .behind = Träger
    .since = Seit
    .crime = Straftat
    .route = Route
    .drivers = Federführung
    .headed = überschrieben
    .delivered = Arbeitsergebnisse
    .title_parts = Teile

owed =
    .title = Was aussteht
    .day = Stand: { $day }.
    .nothing = Es steht nichts aus.
    .nobody = Niemand ist benannt
    .report = Bericht über { $action }: { $period }
    .task = { $place }:
    .due = Frist: { $day }
    .overdue = Überfällig seit { $day }
    .now = Jetzt fällig: Andere haben schon berichtet
    .no_day = Kein Datum festgelegt
    .one_of = als Mitglied der Gruppe { $group }
    .no_report = Es steht kein Bericht aus.
    .no_task = Es wird nichts verlangt.

in_action =
    .leads = leitet
    .co_leads = leitet mit
    .takes_part = nimmt teil
    .no_part = hat nicht teilgenommen

in_priority =
    .is = In der Priorität
    .drives = Federführung
    .co_drives = Co-Federführung
    .registered = in der Gruppe
    .period = Nach dem Bericht für
    .none = Keine Priorität erwähnt sie.

party =
    .not_member = nicht Mitglied des Projekts
    .no_part = hat nicht teilgenommen
    .since = seit { $date }
    .until = bis { $date }

stage =
    .not_started = nicht begonnen
    .ongoing = laufend
    .finished = abgeschlossen
    .halted = eingestellt
    .unstated = nicht angegeben

punctuality =
    .on_time = planmäßig
    .delayed = verzögert
    .unstated = nicht angegeben

verdict =
    .met = erreicht
    .partly_met = teilweise erreicht
    .not_met = nicht erreicht
    .undetermined = nicht feststellbar
    .open = offen
    .unstated = nicht angegeben

continuation =
    .none = nein
    .possible = möglich
    .likely = wahrscheinlich
    .certain = ja
    .conditional = unter Bedingung
    .postponed = verschoben
    .merged = zusammengelegt
    .dropped = aufgegeben
    .unstated = nicht angegeben

decision =
    .none = wird nicht fortgeführt
    .possible = wird möglicherweise fortgeführt
    .likely = wird wahrscheinlich fortgeführt
    .certain = wird fortgeführt
    .conditional = wird unter einer Bedingung fortgeführt
    .postponed = verschoben
    .merged = zusammengelegt
    .dropped = aufgegeben

basis =
    .new = neue Aktion
    .continuing = führt ein bestehendes Projekt fort
    .continuing_from = führt eine Aktion von { $year } fort
    .continuing_delayed = führt ein bestehendes Projekt fort, das verzögert war
    .continuing_delayed_from = führt eine verzögerte Aktion von { $year } fort
    .new_from = neue Aktion, zuerst für { $year } aufgestellt
    .from = zuerst für { $year } aufgestellt

unset =
    .blank = leer gelassen
    .not_specified = nicht näher bestimmt
    .not_available = nicht verfügbar
    .to_be_confirmed = noch zu bestätigen
    .not_applicable = entfällt

target =
    .at_least = mindestens
    .at_most = höchstens
    .equals = genau
    .change = Veränderung um
    .text = { "" }
    .blank = leer gelassen
    .not_specified = nicht näher bestimmt
    .not_available = nicht verfügbar
    .to_be_confirmed = noch zu bestätigen
    .not_applicable = entfällt

attained =
    .met = erreicht
    .not_met = nicht erreicht
    .undecidable = nicht zu entscheiden
    .later = noch nicht fällig
    .by = { $state } (Frist: { $by })
    .not_due = { $value } von { $aim }, fällig: { $by }
    .due = fällig: { $by }
    .without_target = ohne Zielwert
    .without_value = ohne Wert
    .unstated = nicht angegeben

relation =
    .joint_with = gemeinsam durchgeführt mit
    .merged_into = aufgegangen in
    .partly_merged_into = teilweise aufgegangen in
    .reported_with = gemeinsam berichtet mit
    .see_also = siehe auch
    .merged_with = zusammengelegt mit

bid =
    .planned = geplant
    .pending = anhängig
    .accepted = bewilligt
    .refused = abgelehnt
    .withdrawn = zurückgezogen

who =
    .leader = Aktionsleitung
    .driver = Federführung
    .co_driver = Co-Federführung
    .co_drivers = Co-Federführung
    .group = Gruppe

severity =
    .error = Fehler
    .warning = Warnung

direction =
    .up = ▲
    .down = ▼
    .same = =
    .unknown = { "" }

time =
    .span = { $start } → { $end }
    .from_date = ab { $date }
    .until_date = bis { $date }

succession =
    .predecessor = Vorgängerin
    .successor = Nachfolgerin

style =
    .not_yet = [noch nicht bekannt]
    .withheld = [zurückgehalten]
    .thousands =  
    .decimal = ,
    .minus = −
    .plus = +
    .percent = { $n } %
    .points = { $n } %-Punkte
    .label = { $label }:
    .title = { $title }.
    .quote = „{ $text }“

quantity =
    .over = über { $n }
    .at_least = mindestens { $n }
    .under = unter { $n }
    .at_most = höchstens { $n }
    .almost = fast { $n }
    .about = rund { $n }
    .range = { $n }–{ $high }

date =
    .day = { $day }. { $month } { $year }
    .day_month = { $day }. { $month }
    .month_year = { $month } { $year }
    .days = { $first }.–{ $last }
    .span = { $first } bis { $last }
    .since = seit { $first }
    .years = { $first }–{ $last }
    .open = offen

unit =
    .after = { " of | a | per | to | in | for | by | von | pro | je | für | mit | an | zu | im | aus | gegen | über " }

singular =
    .s = { "" }
    .as = as
    .is = is
    .ss = ss
    .us = us
    .ies = y
    .people = person
    .Personen = Person
    .Sitzungen = Sitzung
    .ungen = ung
    .nahmen = nahme
    .heiten = heit
    .keiten = keit
    .tionen = tion
    .schaften = schaft
    .nisse = nis
    .Berichte = Bericht
    .Opfer = Opfer
    .Tage = Tag
    .Monate = Monat
    .Jahre = Jahr
    .Staaten = Staat
    .Stunden = Stunde
    .Waffen = Waffe
    .Tonnen = Tonne
    .Kontrollen = Kontrolle

half =
    .n1 = 1. Halbjahr { $year }
    .n2 = 2. Halbjahr { $year }

quarter =
    .n1 = 1. Quartal { $year }
    .n2 = 2. Quartal { $year }
    .n3 = 3. Quartal { $year }
    .n4 = 4. Quartal { $year }

month =
    .n1 = Januar
    .n2 = Februar
    .n3 = März
    .n4 = April
    .n5 = Mai
    .n6 = Juni
    .n7 = Juli
    .n8 = August
    .n9 = September
    .n10 = Oktober
    .n11 = November
    .n12 = Dezember

standing =
    .completed = Abgeschlossen
    .continuing = Fortgeführt
    .postponed = Verschoben
    .dropped = Aufgegeben
    .open = Offen

status =
    .today = Fälligkeiten gelten zum { $day }.
    .letter = { " " }
    .key = Kürzel
    .reports = Berichte
    .missing = Fehlend
    .delayed = Verzögert
    .elsewhere = Über { $key } wird in { $document } berichtet
    .report = Bericht
    .report_missing = fehlt
    .report_reported = liegt vor
    .report_blank = leer gelassen
    .report_not_due = nicht fällig
    .summary = { $actions }; { $reported } von { $due } Berichten liegen vor, { $missing } fehlen; { $delayed } verzögert
    .warnings = Der Plan hat { $findings }; `empact check` zeigt sie.
    .errors =
        Der Plan hat { $findings }; `empact check` zeigt sie.
        Was nicht gelesen werden kann, ist hier nicht mitgezählt.

changed =
    .mark = ◆
    .text = neuer Text
    .told = ◆ seit { $period } geändert: { $steps }
    .in_short = ◆ { $steps }
    .mark_legend = ◆ seit dem vorigen Bericht geändert

summary =
    .horizontal = Horizontale Ziele
    .horizontal_text = Eine Aktion dient den horizontalen Zielen, die sie selbst oder ihr strategisches Ziel nennt. Eine, die mehreren dient, zählt bei jedem.
    .horizontal_goal = Horizontales Ziel
    .horizontal_none = keinem davon
    .whose_unnamed = niemand genannt
    .no_states = keine Liste der Mitgliedstaaten
    .money_by_priority = Finanzmittel und Personal nach Priorität
    .money_by_programme = Finanzierungsanträge nach Programm
    .money_by_year = Finanzierungsanträge nach Jahr
    .money_text = In Euro; ein Antrag steht in dem Jahr, in dem über ihn entschieden oder, falls das fehlt, in dem er gestellt wurde. Was niemand angegeben hat, ist neben der Summe gezählt, die mindestens so hoch ist: Finanzmittel und Personal jeder Aktion, was jeder Antrag verlangt, und was für jeden angenommenen bewilligt und ausgegeben wurde.
    .budget = Bedarf (EUR)
    .staff = Personal (VZÄ)
    .asked = Beantragt (EUR)
    .granted = Bewilligt (EUR)
    .spent = Ausgegeben (EUR)
    .programme = Programm
    .year = Jahr
    .no_year = ohne Datum
    .open = { $amount } und { $count } ohne Angabe
    .all_open = { $count } ohne Angabe
    .tie_with = Werden von mehreren Prioritäten geteilt
    .shared_with = { $action } (mit { $priorities })
    .title = Zusammenfassung der Prioritäten
    .provenance = Zusammengestellt aus den Berichten der Federführungen und Aktionsleitungen. Jede Zahl ist aus den Dateien des Plans gezählt.
    .priorities = Was zusammengefasst ist
    .until = Stand im Zeitraum { $period }.
    .last = Jede Priorität nach ihrem letzten Bericht.
    .stands = Stand
    .no_period = kein Bericht nach Zeiträumen
    .no_report = bis dahin kein Bericht
    .actions = Aktionen
    .reported = Damals berichtet
    .by_goal = Bericht nach Zielen
    .left_out = In dieser Zusammenfassung ausgelassen
    .elsewhere = Bericht in einem anderen Dokument
    .status = Stand der Aktionen
    .status_text = Die vier Fragen werden zu jeder Aktion gestellt. Gezählt werden Aktionen in dem Zeitraum, in dem ihre Priorität steht; eine Aktion ohne Antwort zählt als „nicht angegeben“.
    .behind = Aktionen hinter den Zahlen
    .total = Insgesamt
    .words = Gedruckter Wortlaut und seine Bedeutung
    .words_text = Der im Zeitraum gedruckte Wortlaut, ungeachtet der Groß- und Kleinschreibung und mit der Angabe, von wem er stammt, neben den Antworten, die der Plan dafür verzeichnet.
    .words_continuation = Wortlaut zur Fortführung
    .word = Gedruckt
    .whose = Wortlaut von
    .times = Anzahl
    .stands_for = Bedeutung
    .where = Wo
    .no_answer = keine Antwort
    .figures = Kennzahlen
    .figures_text = Zahlen derselben Messgröße werden über alle Prioritäten addiert, solche verschiedener Grundgesamtheiten getrennt. Eine Zahl, die Teil einer anderen ist, andere zusammenzählt oder aus früherer Zeit stammt, und eine Operation, über die eine andere Priorität berichtet, werden nicht noch einmal gezählt. Ist eine Zahl eingeschränkt (über, fast, rund), so ist es auch die Summe. Was die Berichte einzeln ohne Zahl nennen, etwa Veranstaltungen und Operationen, geht nicht in diese Summen ein; es wird weiter unten gezählt.
    .measure = Messgröße
    .sum = Summe
    .between = Spanne
    .no_end = nach oben offen
    .by_priority = Nach Priorität
    .made_of = Woraus sich die Summen zusammensetzen
    .figure = Zahl
    .value = Wert
    .counts = Gezählt
    .yes = ja
    .no_sum = nicht addierbar
    .kpis = Indikatoren und ihre Zielwerte
    .kpis_text = Ein Indikator wird nach seinem letzten Wert bis zum Zeitraum beurteilt. Er ist nicht zu entscheiden, wo Zielwert oder Wert in Worten angegeben ist oder wo sie zu ungenau sind.
    .last_value = Letzter Wert
    .engagement = Engagement
    .engagement_text = In einer Aktion zählt ein Beteiligter einmal: als Leitung (L), sonst als Co-Leitung (C), sonst als namentlich genannter Teilnehmer (T), sonst als Mitglied einer Gruppe (G). N zählt die Aktionen und Ziele, bei denen ihn ein Ergebnis, eine Operation, eine Veranstaltung, ein Finanzierungsantrag oder ein Partner nennt, ohne dass er namentlich zu den Leitenden oder Teilnehmern gehört; die Priorität als Ganzes zählt als eines. F ist die Federführung, f eine Co-Federführung, • ein eingetragenes Mitglied der Gruppe der Priorität, das sonst nirgends vorkommt.
    .party = Beteiligter
    .leads = Leitet
    .co_leads = Leitet mit
    .takes_part = Nimmt teil
    .in_groups = In einer Gruppe
    .named = Genannt
    .roles = Rollen
    .concentration = Wie sich die Last verteilt
    .concentration_text = Die Last wird in Aktionen gezählt: Jede Leitung oder Co-Leitung einer Aktion trägt eine. Der Herfindahl-Hirschman-Index ist die Summe der Quadrate aller Anteile in Prozent: 10 000, wenn ein Beteiligter alles trägt, 10 000 geteilt durch die Zahl der Beteiligten, wenn alle gleich viel tragen. Die letzte Spalte gibt an, wie viele gleich belastete Beteiligte denselben Index ergäben.
    .load = Last
    .load_leads = Leitung oder Co-Leitung
    .load_actions = jede Rolle in einer Aktion
    .carriers = Getragen von
    .top = Die ersten drei
    .top_share = Ihr Anteil
    .index = Index
    .equivalent = Entspricht gleichen Teilen
    .everybody = Alle, { $load }: { $carriers }.
    .absences = Eingetragen und nicht zu sehen
    .absences_text = Wer in der Gruppe einer Priorität eingetragen ist und in ihrer Arbeit nicht vorkommt. Wo eine Priorität keine Gruppe aufführt, nicht nach Aktionen berichtet oder ihre Aktionen niemanden nennen, lässt sich dies nicht sagen.
    .absent = Nirgends
    .in_groups_only = Nur als Mitglied einer Gruppe
    .leads_nothing = Mitgliedstaaten der Gruppe, die nichts leiten
    .declared = Aufgeführt, nicht teilgenommen
    .names_nobody = Aktionen nennen niemanden
    .no_actions = kein Bericht nach Aktionen
    .no_list = keine Liste der Gruppe
    .nowhere = Mitgliedstaaten, die keine Priorität nennt (Stand: { $day }): { $states }.
    .nowhere_none = keine: Jeder Mitgliedstaat ist irgendwo beteiligt, sei es nur als Mitglied einer Gruppe
    .on_day = Am
    .groups = Gruppen und ihre Mitglieder
    .groups_text = Eine Gruppe wird in diejenigen aufgelöst, die ihr am letzten Tag des Zeitraums angehörten, in dem ihre Priorität steht.
    .group = Gruppe
    .members = Damalige Mitglieder
    .nobody_known = nicht bekannt: Der Plan führt keine Mitglieder auf
    .left_open = im Plan offengelassen
    .onward = Wohin die Aktionen gehen
    .onward_text = Eine Aktion, die an mehrere Stellen geht, steht bei jeder von ihnen.
    .on_to = Nach
    .no_priority = Keine Priorität genannt
    .no_plan = kein Plan genannt
    .merged = In einer anderen Aktion aufgegangen
    .ends = Enden mit diesem Plan
    .dropped = Aufgegeben
    .unstated = Nicht angegeben
    .successors = Prioritäten, die als Ganzes übergehen
    .depends = Bedingung, Anträge und Bemerkungen
    .bid = (Antrag { $programme }: { $outcome })
    .funding = Finanzierung
    .sources = Von den Aktionen genannte Quellen
    .source = Quelle
    .no_source = keine Angabe
    .bids = Finanzierungsanträge
    .themes = Schwierigkeiten, Erkenntnisse und Empfehlungen nach Themen
    .themes_text = Themen, die den meisten Prioritäten gemeinsam sind, stehen zuerst. Eine Bemerkung zu mehreren Themen steht unter jedem von ihnen.
    .theme = Thema
    .shared_by = Prioritäten
    .remarks = Bemerkungen
    .told_under = vollständig unter { $theme }
    .without_theme = Ohne Thema
    .operations = Veranstaltungen und Operationen
    .operations_text = Jede in den Dateien eingetragene Veranstaltung zählt, unter der Art, die sie angibt; eine, die zwei Aktionen eintragen, zählt zweimal, und eine, die vor den Jahren des Plans stattfand, zählt ebenfalls. Operationen gleichen Namens zählen einmal. Wofür nur eine Zahl angegeben ist, steht bei den Kennzahlen.
    .event_kinds = Veranstaltungen nach Art
    .operation_kinds = Operationen nach Art
    .operations_named = Namentlich genannte Operationen und Teams
    .missing = Was vor dem Versand noch fehlt
    .missing_text = Einer Aktion kann mehreres fehlen; die letzte Spalte zählt Aktionen. Ein Ergebnis ist ein Text, eine Zahl ein gezähltes Ergebnis.
    .lacking = Unvollständig
    .without_driver = Keine Federführung benannt
    .without_report = Nichts berichtet
    .behind_due = Im letzten Zeitraum nicht berichtet
    .lacks = Es fehlt
    .nothing_missing = Es fehlt nichts.
    .ties = Verbindungen zwischen Prioritäten
    .tie_shared = Gehen in dieselbe Priorität über
    .tie_operations = Nennen dieselbe Operation
    .tie_drivers = Haben eine gemeinsame Federführung
    .tie_themes = Haben ein gemeinsames Thema
    .tie_across = Aktionen, die in einer anderen Priorität weitergehen
    .tie_relations = Verbindungen zwischen Aktionen
    .none = keine
    .movement = Was sich seit dem vorigen Bericht bewegt hat
    .movement_text = Jede Priorität, die schon früher berichtet hat, wird mit ihrem vorigen Bericht verglichen.
    .from = Von
    .to = Nach
    .news = Neues
    .no_before = Kein früherer Bericht in diesem Plan
    .list = Verzeichnis der Aktionen
    .all_parties = Was jeder Beteiligte tut
    .only_in_groups = Mitgliedstaaten, die nur als Mitglied einer Gruppe vorkommen: { $states }.
    .name = { $name } ({ $key })
    .name_with_letter = { $letter } – { $name } ({ $key })
    .of_goal = { $priority }, Ziel { $goal }
    .counted = { $what }: { $actions }
    .counted_members = { $count }: { $members }
    .low_to_high = { $low } … { $high }
    .tie = { $name } ({ $priorities })
    .goes_into = { $action } → { $priority }
    .other_action = Andere Aktion
    .behind_one = { $priority } (letzter Bericht: { $last }; fällig: { $due })
    .moved = { $period } gegenüber { $since } – { $changed } mit Neuem, { $unchanged } ohne Neues
    .question = Frage
    .remark = { $place } ({ $kind })

lack =
    .leader = Leitung
    .report = Bericht
    .result = Ergebnis
    .verdict = Zielbewertung
    .figure = Zahl
    .kpi_value = Wert eines Indikators ({ $indicators })

gap =
    .leader = Leitung
    .report = Bericht
    .result = Ergebnis
    .verdict = Zielbewertung
    .figure = Zahl
    .kpi_value = Wert eines Indikators

why =
    .part = Teil einer anderen
    .sum = Summe anderer
    .before = früherer Wert
    .operation = über die Operation berichtet eine andere Priorität

account =
    .sum = Sie addiert:
    .before = Sie wird verglichen mit:
    .whole = Sie ist Teil von:
    .used = Sie wird verwendet von:
    .counted = Sie zählt zur Gesamtzahl der Messgröße { $measure } über den ganzen Plan: { $value }.
    .not_counted = Sie zählt nicht zur Gesamtzahl der Messgröße { $measure } über den ganzen Plan ({ $value }): { $why }.
    .cited = Sie wird zitiert in { $places }.
    .not_cited = Kein Text zitiert sie.

remark =
    .difficulty = Schwierigkeit
    .shortcoming = Mangel
    .good_practice = bewährtes Vorgehen
    .achievement = Erfolg
    .recommendation = Empfehlung
    .proposal = Vorschlag
    .follow_up = noch zu tun
    .text = Text der Federführung

party_kind =
    .member_state = Mitgliedstaaten
    .third_country = Drittstaaten
    .institution = Organe
    .agency = Agenturen
    .organisation = Organisationen und Sonstige

role =
    .driver = Federführung
    .co_drivers = Co-Federführung

remarks =
    { $count ->
        [one] { $count } Bemerkung
       *[other] { $count } Bemerkungen
    }

part =
    .asked_eur = beantragt
    .granted_eur = bewilligt
    .spent_eur = ausgegeben
    .horizontal = horizontale Ziele
    .horizontal_goals = horizontale Ziele
    .notice = Hinweis
    .with = geteilt mit
    .about = Gegenstand
    .achievements = Erfolge
    .action = Aktion
    .agencies = Agenturen und Organe
    .agreed_by = vereinbart durch
    .aim = Zweck
    .annexes = Anlagen
    .applicant = Antragsteller
    .at = Datum
    .attended_by = Anwesende
    .baseline = Ausgangswert
    .basis = Grundlage
    .body = Text
    .budget = Finanzmittel
    .budget_eur = Finanzmittel in Euro
    .co_drivers = Co-Federführung
    .co_leaders = Co-Leitung
    .code = Code
    .comments = Bemerkungen
    .compared_with = Vergleich
    .condition = Bedingung
    .continuation = Fortführung
    .continues = fortgeführte Aktionen
    .countries = Länder
    .country = Land
    .cut_off = Stichtag
    .cycle = Politikzyklus
    .date = Datum
    .decided = Datum der Entscheidung
    .decision = Entscheidung
    .declassification = Freigabe
    .description = Schritte
    .difficulties = Schwierigkeiten
    .document = Dokument
    .driver = Federführung
    .end = Ende
    .events = Veranstaltungen
    .extent = Umfang
    .figures = Zahlen
    .findings = gezeigte Feststellungen
    .findings_of_rule = je Datei gezeigte Feststellungen einer Regel
    .folder = Ordner
    .form_texts = Texte des Bogens
    .format = Format
    .from = Absender
    .function = Funktion
    .funding = Finanzierungsquelle
    .funding_bids = Finanzierungsanträge
    .goal = strategisches Ziel
    .goals = strategische Ziele
    .groups = Gruppen von Beteiligten
    .id = Kennung
    .inputs = Mittel
    .institution = Organ
    .key = Kürzel
    .kind = Art
    .kpis = Indikatoren
    .label = Bezeichnung
    .language = Sprache
    .late = nachträglich aufgenommen
    .leader_condition = Wahl der Leitung
    .leaders = Leitung
    .lessons = Erkenntnisse
    .letter = Buchstabe
    .level = Stufe
    .limits = Grenzen des Gezeigten
    .lint = Einstellungen der Regeln
    .marking = Kennzeichnung
    .measure = Messgröße
    .measures = Messgrößen
    .member = Mitglied der Gruppe
    .member_states = vertretene Mitgliedstaaten
    .members = Mitglieder
    .name = Name
    .narrative = Text
    .note = Anmerkung
    .number = Nummer
    .operation = Operation
    .operations = Operationen
    .operative_line = Eingangssatz
    .order = Rang
    .organisers = Veranstalter
    .original_language = Originalsprache
    .service = Dienststelle
    .initials = Namenszeichen
    .others = Sonstige in der Gruppe
    .outcome = Ergebnis
    .part_of = Teil von
    .participants = Teilnehmer
    .parties = Beteiligte
    .party_order = Reihenfolge der Beteiligten
    .period = Zeitraum
    .periods = Zeiträume
    .place = Ort
    .plan = Plan
    .plan_year = zuerst aufgestellt für
    .points = Unterpunkte
    .previous_documents = Vordokumente
    .printed = gedruckter Wortlaut
    .printed_letter = gedruckter Buchstabe
    .priorities = Prioritäten
    .priority = Priorität
    .priority_file = priority.yaml
    .programme = Programm
    .progress = Fortschritt
    .proposals = Vorschläge
    .provenance = Herkunft
    .punctuality = Zeitplan
    .purpose = Verwendungszweck
    .reason = Grund
    .recommendations = Empfehlungen
    .reference = Aktenzeichen
    .relations = verbundene Aktionen
    .report = Bericht
    .reported = Datum des Berichts
    .reported_in = Dokument, das darüber berichtet
    .reports = Berichte
    .result = Ergebnis
    .results = Ergebnisse
    .role = Rolle
    .short_title = Kurztitel
    .shortcomings = was hinter den Erwartungen zurückblieb
    .signature = Unterschrift
    .source = Quelle
    .staff = Personal
    .staff_fte = Personal in Vollzeitäquivalenten
    .stage = Stand
    .start = Beginn
    .started = Beginn der Gruppe
    .status = Status
    .subject = Betreff
    .subject_codes = Sachgebietscodes
    .submitted = Datum der Einreichung
    .succession = Vorgänger und Nachfolger
    .suffixes = Suffixe
    .suitability = Eignung
    .sum_of = Summe aus
    .target = Zielwert
    .target_gap = Stand gegenüber dem Ziel
    .text = Text
    .third_states = Drittstaaten
    .timing = Zeitplanung
    .title = Titel
    .by = laut
    .covers = umfasst
    .forms_title = Titel der Bögen
    .headed = Überschrift der Spalte
    .leaders_note = Anmerkung zur Leitung
    .outputs = Arbeitsergebnisse
    .presenters = Vortragende
    .short_name = Kurzname
    .unanswered = nicht beantwortet
    .crime = Straftat
    .due = Frist
    .follow_ups = Folgemaßnahmen
    .initiatives = Initiativen
    .partners = Partner
    .remedy = Abhilfe
    .reported_with = gemeinsam berichtet mit
    .route = Route
    .since = seit
    .unset = { "" }
    .until = bis
    .title_parts = Teile des Titels
    .to = Empfänger
    .took_part = Teilnahme
    .trainers = Ausbilder
    .type = Typ
    .unit = Einheit
    .value = { "" }
    .values = { "" }
    .variant = anderer Wortlaut
    .verdict = Zielbewertung
    .went_well = was gut verlief
    .without_action = ohne Aktion
    .years = Jahre
    .themes = Themen
    .listed = Reihenfolge auf dem Deckblatt
    .main_findings = wichtigste Feststellungen
    .population = Grundgesamtheit
    .source_notes = Anmerkungen zur Quelle
    .abbreviations = Abkürzungen

one =
    .horizontal = horizontales Ziel
    .horizontal_goals = horizontales Ziel
    .with = geteilt mit
    .agencies = Agentur oder Organ
    .annexes = Anlage
    .applicant = Antragsteller
    .attended_by = anwesend
    .co_drivers = Co-Federführung
    .co_leaders = Co-Leitung
    .comments = Bemerkung
    .countries = Land
    .country = Land
    .difficulties = Schwierigkeit
    .achievements = Erfolg
    .description = Schritt
    .driver = Federführung
    .events = Veranstaltung
    .figures = Zahl
    .funding_bids = Finanzierungsantrag
    .goals = strategisches Ziel
    .groups = Gruppe
    .kpis = Indikator
    .leaders = Leitung
    .lint = Einstellung von
    .measures = Messgröße
    .members = Mitglied
    .narrative = Text
    .operations = Operation
    .organisers = Veranstalter
    .others = sonstige
    .participants = Teilnehmer
    .parties = Beteiligter
    .periods = Zeitraum
    .points = Punkt
    .previous_documents = Vordokument
    .priorities = Priorität
    .progress = { "" }
    .proposals = Vorschlag
    .recommendations = Empfehlung
    .relations = Verbindung mit
    .reports = Bericht für
    .results = Ergebnis
    .shortcomings = Mangel
    .subject_codes = Sachgebietscode
    .succession = Vorgänger oder Nachfolger
    .third_states = Drittstaat
    .values = { "" }
    .went_well = was gut verlief
    .themes = Thema
    .follow_ups = Folgemaßnahme
    .partners = Partner
    .initiatives = Initiative
    .to = Empfänger
    .verdict = Zielbewertung
    .continuation = Fortführung
    .continues = fortgeführte Aktion
    .unanswered = nicht beantwortet
    .reported_in = berichtet in
    .abbreviations = Abkürzung
    .main_findings = wichtigste Feststellung
    .source_notes = Anmerkung zur Quelle

diff =
    .title = Was sich geändert hat
    .markings = Kennzeichnungen
    .plan = Der Plan
    .value_alone = Wert
    .colon = { ": " }
    .added = { ": neu" }
    .removed = { ": entfallen" }
    .changed = : von { $before } zu { $after } geändert
    .moved = : verschoben, { $before } → { $after }
    .value = : { $before } → { $after }
    .reordered = { ": in anderer Reihenfolge" }
    .layout = : nur Leerzeichen und Zeilenumbrüche
    .markup = : derselbe Wortlaut, andere Auszeichnung oder andere Zitate
    .overview = Änderungen nach Priorität
    .skipped = …
    .raised = heraufgestuft
    .lowered = herabgestuft
    .same = jetzt eigene
    .unmarked = ohne Kennzeichnung
    .to = →
    .nothing = Es hat sich nichts geändert.
    .none = –
    .left_out = Wegen ihrer Kennzeichnung ausgelassen
    .working_tree = Arbeitskopie

diff_added =
    .progress = : erstmals berichtet
    .report = : berichtet, vorher nicht

diff_removed =
    .progress = : nicht mehr berichtet
    .report = : nicht berichtet, vorher schon

diff_fate =
    .added = neu
    .removed = entfallen
    .renumbered = neu nummeriert, bisher { $other }
    .moved = hierher verschoben, bisher { $other }
    .moved_away = verschoben nach { $other }

diff_priority =
    .added = neu
    .removed = entfallen
    .changed = { "" }

flag =
    .yes = ja
    .no = nein

place =
    .summary = Zusammenfassung
    .before_goals = vor den Zielen
    .goal = Ziel
    .action = Aktion
    .after_goals = nach den Zielen
    .conclusion = Schlussfolgerung

extent =
    .full = vollständig
    .partial = teilweise

language =
    .en = Englisch
    .fr = Französisch
    .de = Deutsch

party_order =
    .as_written = wie geschrieben
    .protocol = protokollarische Reihenfolge
    .alphabetical = alphabetisch

level =
    .allow = zulassen
    .warn = warnen
    .deny = zurückweisen

group_members =
    .member_states = die Mitgliedstaaten
    .priority_members = die Mitglieder der Priorität
    .open = wer möchte
    .parties = diese Beteiligten

diff_priorities_added =
    { $count ->
        [one] { $count } Priorität neu
       *[other] { $count } Prioritäten neu
    }

diff_priorities_removed =
    { $count ->
        [one] { $count } Priorität entfallen
       *[other] { $count } Prioritäten entfallen
    }

diff_actions_changed =
    { $count ->
        [one] { $count } Aktion geändert
       *[other] { $count } Aktionen geändert
    }

diff_actions_added =
    { $count ->
        [one] { $count } Aktion neu
       *[other] { $count } Aktionen neu
    }

diff_actions_removed =
    { $count ->
        [one] { $count } Aktion entfallen
       *[other] { $count } Aktionen entfallen
    }

diff_actions_renumbered =
    { $count ->
        [one] { $count } Aktion neu nummeriert
       *[other] { $count } Aktionen neu nummeriert
    }

diff_actions_moved =
    { $count ->
        [one] { $count } Aktion verschoben
       *[other] { $count } Aktionen verschoben
    }

diff_more =
    .changed = { $count } geändert
    .added = { $count } neu
    .removed = { $count } entfallen
    .renumbered = { $count } neu nummeriert
    .moved = { $count } verschoben

diff_verdicts =
    { $count ->
        [one] { $count } Zielbewertung
       *[other] { $count } Zielbewertungen
    }

diff_values =
    { $count ->
        [one] { $count } Indikatorwert
       *[other] { $count } Indikatorwerte
    }

diff_changes =
    { $count ->
        [one] { $count } Änderung insgesamt
       *[other] { $count } Änderungen insgesamt
    }

diff_column =
    .changed = Aktionen geändert
    .added = Neu
    .removed = Entfallen
    .renumbered = Neu nummeriert
    .moved = Verschoben
    .verdicts = Zielbewertungen
    .values = Werte
    .changes = Änderungen insgesamt

diff_sign =
    .added = neu
    .removed = entfallen
    .changed = geändert
    .reordered = Reihenfolge

diff_mark =
    .raised = ^
    .lowered = v
    .same = =
    .added = +
    .removed = −
    .changed = ~
    .reordered = =

speaker =
    .leader = Aktionsleitung
    .driver = Federführung
    .co_driver = Co-Federführung
    .co_drivers = Co-Federführung
    .group = Gruppe

target_verdict =
    .met = Ziel erreicht
    .partly_met = Ziel teilweise erreicht
    .not_met = Ziel nicht erreicht
    .undetermined = Zielerreichung nicht feststellbar
    .open = Zielerreichung offen

question =
    .stage = Stand { $from } → { $to }
    .punctuality = Zeitplan { $from } → { $to }
    .verdict = Ziel { $from } → { $to }
    .printed = gedruckter Wortlaut { $from } → { $to }
    .none = { $from } → { $to }

figure =
    .core = { $label }: { $value }
    .compared = verglichen mit { $value }
    .compared_change = verglichen mit { $value }: { $change }
    .share = { $share } von { $whole } ({ $label })
    .part = von { $whole } ({ $label })
    .sum = Summe aus { $figures }
    .countries = Beteiligte: { $countries }
    .operation = Operation: { $operation }
    .source = Quelle: { $source }
    .printed = gedruckter Wortlaut: { $word }

aim =
    .at_least = mindestens { $aim }
    .at_most = höchstens { $aim }
    .equals = genau { $aim }
    .change = Veränderung um { $aim }
    .by = { $aim } bis { $by }
    .date = bis { $by }

people_counted =
    .participants = { $count } Teilnehmer
    .member_states = { $count } Mitgliedstaaten
    .trainers = { $count } Ausbilder
    .presenters = { $count } Vortragende

activities =
    .events = Veranstaltungen
    .operations = Operationen
    .bids = Finanzierungsanträge
    .partners = Partner
    .initiatives = Initiativen
    .and = { $first } und { $last }

told =
    .asked = beantragt: { $amount }
    .granted = bewilligt: { $amount }
    .spent = ausgegeben: { $amount }
    .by = laut { $who }
    .by_line = Laut { $who }
    .source = Quelle: { $source }
    .plan = Plan { $year }
    .into = als Aktion { $action }
    .onward = { $actions }: { $onward }
    .organised = veranstaltet von { $parties }
    .hosted = Gastgeber: { $parties }
    .attended = teilgenommen: { $parties }
    .paid = finanziert durch { $funding }
    .applicant = Antragsteller: { $party }
    .submitted = eingereicht: { $date }
    .decided = entschieden: { $date }
    .printed_letter = Gedruckter Buchstabe: { $letter }
    .printed_number = gedruckt als Ziel { $number }
    .covers = umfasst { $what }
    .attached_to = Beigefügt zu Aktion { $action }
    .language = Sprache: { $language }
    .form = Halbjahresbogen
    .row = geplante Schritte
    .only_in = Nur in { $lists }
    .quoted = Zahlen aus { $report }
    .report_for = Bericht für { $period }
    .unset_on_all = { $unset } bei allen Aktionen
    .outputs = Arbeitsergebnisse, { $period }
    .outputs_headed = Arbeitsergebnisse, { $period } (überschrieben: { $headed })
    .reported = gemeldet: { $date }
    .told_above = bei der Aktion berichtet
    .staff = { $amount } VZÄ
    .money = { $amount } EUR
    .results_of = Ergebnisse, { $period }
    .also = auch unter { $list }
    .continues_in = wird fortgeführt in: { $priorities }

asked =
    .human = Personal
    .financial = Finanzmittel
    .funding = Finanzierungsquelle

party_name =
    .BE = Belgien
    .BG = Bulgarien
    .CZ = Tschechien
    .DK = Dänemark
    .DE = Deutschland
    .EE = Estland
    .IE = Irland
    .EL = Griechenland
    .ES = Spanien
    .FR = Frankreich
    .HR = Kroatien
    .IT = Italien
    .CY = Zypern
    .LV = Lettland
    .LT = Litauen
    .LU = Luxemburg
    .HU = Ungarn
    .MT = Malta
    .NL = Niederlande
    .AT = Österreich
    .PL = Polen
    .PT = Portugal
    .RO = Rumänien
    .SI = Slowenien
    .SK = Slowakei
    .FI = Finnland
    .SE = Schweden
    .UK = Vereinigtes Königreich
    .AD = Andorra
    .AE = Vereinigte Arabische Emirate
    .AF = Afghanistan
    .AG = Antigua und Barbuda
    .AI = Anguilla
    .AL = Albanien
    .AM = Armenien
    .AO = Angola
    .AR = Argentinien
    .AS = Amerikanisch-Samoa
    .AU = Australien
    .AW = Aruba
    .AZ = Aserbaidschan
    .BA = Bosnien und Herzegowina
    .BB = Barbados
    .BD = Bangladesch
    .BF = Burkina Faso
    .BH = Bahrain
    .BI = Burundi
    .BJ = Benin
    .BL = St. Barthélemy
    .BM = Bermuda
    .BN = Brunei Darussalam
    .BO = Bolivien
    .BQ = Karibische Niederlande
    .BR = Brasilien
    .BS = Bahamas
    .BT = Bhutan
    .BW = Botsuana
    .BY = Belarus
    .BZ = Belize
    .CA = Kanada
    .CC = Kokosinseln
    .CD = Demokratische Republik Kongo
    .CF = Zentralafrikanische Republik
    .CG = Kongo
    .CH = Schweiz
    .CI = Côte d’Ivoire
    .CK = Cookinseln
    .CL = Chile
    .CM = Kamerun
    .CN = China
    .CO = Kolumbien
    .CR = Costa Rica
    .CU = Kuba
    .CV = Cabo Verde
    .CW = Curaçao
    .CX = Weihnachtsinsel
    .DJ = Dschibuti
    .DM = Dominica
    .DO = Dominikanische Republik
    .DZ = Algerien
    .ECU = Ecuador
    .EG = Ägypten
    .EH = Westsahara
    .ER = Eritrea
    .ET = Äthiopien
    .FJ = Fidschi
    .FK = Falklandinseln
    .FM = Mikronesien
    .FO = Färöer
    .GA = Gabun
    .GD = Grenada
    .GE = Georgien
    .GG = Guernsey
    .GH = Ghana
    .GI = Gibraltar
    .GL = Grönland
    .GM = Gambia
    .GN = Guinea
    .GQ = Äquatorialguinea
    .GT = Guatemala
    .GU = Guam
    .GW = Guinea-Bissau
    .GY = Guyana
    .HK = Hongkong
    .HN = Honduras
    .HT = Haiti
    .ID = Indonesien
    .IL = Israel
    .IM = Isle of Man
    .IN = Indien
    .IQ = Irak
    .IR = Iran
    .IS = Island
    .JE = Jersey
    .JM = Jamaika
    .JO = Jordanien
    .JP = Japan
    .KE = Kenia
    .KG = Kirgisistan
    .KH = Kambodscha
    .KI = Kiribati
    .KM = Komoren
    .KN = St. Kitts und Nevis
    .KP = Nordkorea
    .KR = Südkorea
    .KW = Kuwait
    .KY = Kaimaninseln
    .KZ = Kasachstan
    .LA = Laos
    .LB = Libanon
    .LC = St. Lucia
    .LI = Liechtenstein
    .LK = Sri Lanka
    .LR = Liberia
    .LS = Lesotho
    .LY = Libyen
    .MA = Marokko
    .MC = Monaco
    .MD = Moldau
    .ME = Montenegro
    .MG = Madagaskar
    .MH = Marshallinseln
    .MK = Nordmazedonien
    .ML = Mali
    .MM = Myanmar/Birma
    .MN = Mongolei
    .MO = Macau
    .MP = Nördliche Marianen
    .MR = Mauretanien
    .MS = Montserrat
    .MU = Mauritius
    .MV = Malediven
    .MW = Malawi
    .MX = Mexiko
    .MY = Malaysia
    .MZ = Mosambik
    .NA = Namibia
    .NC = Neukaledonien
    .NE = Niger
    .NF = Norfolkinsel
    .NG = Nigeria
    .NI = Nicaragua
    .NO = Norwegen
    .NP = Nepal
    .NR = Nauru
    .NU = Niue
    .NZ = Neuseeland
    .OM = Oman
    .PA = Panama
    .PE = Peru
    .PF = Französisch-Polynesien
    .PG = Papua-Neuguinea
    .PH = Philippinen
    .PK = Pakistan
    .PM = St. Pierre und Miquelon
    .PN = Pitcairninseln
    .PR = Puerto Rico
    .PS = Palästina
    .PW = Palau
    .PY = Paraguay
    .QA = Katar
    .RS = Serbien
    .RU = Russland
    .RW = Ruanda
    .SA = Saudi-Arabien
    .SB = Salomonen
    .SC = Seychellen
    .SD = Sudan
    .SG = Singapur
    .SH = St. Helena
    .SJ = Spitzbergen und Jan Mayen
    .SL = Sierra Leone
    .SM = San Marino
    .SN = Senegal
    .SO = Somalia
    .SR = Suriname
    .SS = Südsudan
    .ST = São Tomé und Príncipe
    .SV = El Salvador
    .SX = Sint Maarten
    .SY = Syrien
    .SZ = Eswatini
    .TC = Turks- und Caicosinseln
    .TD = Tschad
    .TG = Togo
    .TH = Thailand
    .TJ = Tadschikistan
    .TK = Tokelau
    .TL = Timor-Leste
    .TM = Turkmenistan
    .TN = Tunesien
    .TO = Tonga
    .TR = Türkei
    .TT = Trinidad und Tobago
    .TV = Tuvalu
    .TW = Taiwan
    .TZ = Tansania
    .UA = Ukraine
    .UG = Uganda
    .US = Vereinigte Staaten
    .UY = Uruguay
    .UZ = Usbekistan
    .VA = Heiliger Stuhl/Staat Vatikanstadt
    .VC = St. Vincent und die Grenadinen
    .VE = Venezuela
    .VG = Britische Jungferninseln
    .VI = Amerikanische Jungferninseln
    .VN = Vietnam
    .VU = Vanuatu
    .WF = Wallis und Futuna
    .WS = Samoa
    .XK = Kosovo
    .YE = Jemen
    .ZA = Südafrika
    .ZM = Sambia
    .ZW = Simbabwe
    .EC = Europäische Kommission
    .ECB = Europäische Zentralbank
    .EEAS = Europäischer Auswärtiger Dienst
    .EP = Europäisches Parlament
    .GSC = Generalsekretariat des Rates
    .HOME = Generaldirektion Migration und Inneres
    .JRC = Gemeinsame Forschungsstelle
    .MOVE = Generaldirektion Mobilität und Verkehr
    .TAXUD = Generaldirektion Steuern und Zollunion
    .AMLA = Behörde zur Bekämpfung der Geldwäsche und der Terrorismusfinanzierung
    .CEPOL = Agentur der Europäischen Union für die Aus- und Fortbildung auf dem Gebiet der Strafverfolgung
    .EFCA = Europäische Fischereiaufsichtsagentur
    .EMCDDA = Europäische Beobachtungsstelle für Drogen und Drogensucht
    .EMSA = Europäische Agentur für die Sicherheit des Seeverkehrs
    .ENISA = Agentur der Europäischen Union für Cybersicherheit
    .EPPO = Europäische Staatsanwaltschaft
    .EUAA = Asylagentur der Europäischen Union
    .EUDA = Drogenagentur der Europäischen Union
    .EUIPO = Amt der Europäischen Union für geistiges Eigentum
    .Eurojust = Agentur der Europäischen Union für justizielle Zusammenarbeit in Strafsachen
    .Europol = Agentur der Europäischen Union für die Zusammenarbeit auf dem Gebiet der Strafverfolgung
    .FRA = Agentur der Europäischen Union für Grundrechte
    .Frontex = Europäische Agentur für die Grenz- und Küstenwache
    .OLAF = Europäisches Amt für Betrugsbekämpfung
    .eu-LISA = Agentur der Europäischen Union für das Betriebsmanagement von IT-Großsystemen
    .BIMCO = Baltischer und Internationaler Schifffahrtsrat
    .CoE = Europarat
    .ECOWAS = Wirtschaftsgemeinschaft der westafrikanischen Staaten
    .EFE = Europäische Feuerwaffenexperten
    .EFTA = Europäische Freihandelsassoziation
    .EUCTF = Arbeitsgruppe der Europäischen Union für Cyberkriminalität
    .EULEX = Rechtsstaatlichkeitsmission der Europäischen Union im Kosovo
    .ILO = Internationale Arbeitsorganisation
    .IOM = Internationale Organisation für Migration
    .Interpol = Internationale Kriminalpolizeiliche Organisation
    .MAOC = Operationszentrum für Seeverkehrsanalyse (Suchtstoffe)
    .NAPTIP = Nationale Agentur für das Verbot des Menschenhandels
    .OSCE = Organisation für Sicherheit und Zusammenarbeit in Europa
    .SELEC = Südosteuropäisches Strafverfolgungszentrum
    .TAPA = Verband zum Schutz von Transportgütern
    .UNODC = Büro der Vereinten Nationen für Drogen- und Verbrechensbekämpfung
    .UNOWA = Büro der Vereinten Nationen für Westafrika
    .WCO = Weltzollorganisation

party_note =
    .PS = Diese Bezeichnung ist nicht als Anerkennung eines Staates Palästina auszulegen und lässt die Standpunkte der einzelnen Mitgliedstaaten zu dieser Frage unberührt.
    .XK = Diese Bezeichnung berührt nicht die Standpunkte zum Status und steht im Einklang mit der Resolution 1244 (1999) des VN-Sicherheitsrates und dem Gutachten des Internationalen Gerichtshofs zur Unabhängigkeitserklärung des Kosovos.
