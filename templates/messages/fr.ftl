document =
    .provenance_joint = Transmis par les pilotes de la priorité sur la base des contributions des chefs de file des actions.
    .language = fr
    .locale = fr-FR
    .language_mark = FR
    .report = Rapport du pilote
    .report_of_kind = Rapport du pilote ({ $kind })
    .plan = Plan d’action opérationnel
    .plan_as_of = État
    .plan_provenance = Le plan tel qu’il doit être exécuté. Ce qui est rapporté à son sujet figure dans les rapports.
    .provenance = Transmis par le pilote de la priorité sur la base des contributions des chefs de file des actions.
    .priority = Priorité
    .period = Période couverte
    .declassified = DÉCLASSIFIÉ
    .draft = PROJET
    .draft_text = Le plan présente encore des problèmes. Ce document a été produit malgré tout et ne doit pas être transmis comme version définitive.
    .contents = Table des matières
    .none = –
    .declassified_told = { $declassified } { $extent }: { $document }, { $date }. Nouveau statut: { $status }.
    .skip = Aller au texte

report_kind =
    .interim = Rapport intermédiaire du pilote
    .mid_year = Rapport de mi-année du pilote
    .half_year = Rapport semestriel du pilote
    .year_end = Rapport de fin d’année du pilote
    .annual = Rapport annuel du pilote
    .final = Rapport final du pilote

note =
    .original = (OR. { $language })
    .dateline = { $place }, le { $date }
    .status_public = Public
    .status_limite = Limite
    .from = Origine
    .to = Destinataire
    .previous = N° doc. préc.
    .subject = Objet
    .attached = Les rapports des pilotes sur les priorités suivantes figurent en annexe:
    .attached_final = Les rapports finaux des pilotes sur les priorités suivantes figurent en annexe:
    .attached_as = { $name }: { $annex }
    .findings = Principales constatations
    .elsewhere = Le rapport sur la priorité { $name } figure dans le document { $document }.
    .annex = Annexe { $number }
    .annex_page = ANNEXE { $number }
    .annexed = ANNEXE { $number }: { $report }, { $name }
    .called = { $kind }: { $subject }
    .declassification = Déclassification
    .partial = Déclassification partielle
    .numbered = ST { $number }
    .of_document = du document
    .dated = en date du
    .new_status = nouveau statut
    .released_full = Les délégations trouveront ci-joint la version déclassifiée du document cité en objet.
    .released_partial = Les délégations trouveront ci-joint la version partiellement déclassifiée du document cité en objet.
    .identical = Son texte est identique, mot pour mot, à celui de la version précédente.
    .withheld = Les parties suivantes ne sont pas déclassifiées. Elles sont omises et leur emplacement l’indique:
    .nothing_withheld = Aucune partie n’est omise: aucune ne porte un marquage propre supérieur au nouveau statut.
    .not_declassified = NON DÉCLASSIFIÉ
    .summary_of_released = La synthèse ne compte que ce qui figure dans ce document. Ce qui est omis n’entre pas dans ses chiffres.

engagement_letter =
    .leads = F
    .co_leads = C
    .takes_part = P
    .in_groups = G
    .drives = D
    .co_drives = d
    .named = N

not_released =
    .priority = rapport sur la priorité { $priority }
    .action = action { $number }, priorité { $priority }
    .narrative = texte { $number }, priorité { $priority }
    .annex = rapport joint { $number }, priorité { $priority }

register =
    .leans_later = est en rapport avec un chiffre qui n’est pas encore connu
    .plan = Plan
    .priority = Priorité
    .action = Action
    .narrative = Texte
    .annex = Annexe
    .part = Partie
    .file = Fichier
    .revision = Révision
    .register = Composition de ce document
    .marking_unknown = son marquage n’a pas pu être lu
    .leans = est en rapport avec un chiffre omis
    .listed = Elles sont énumérées sous { $sources }.

revision =
    .modified = modifié depuis
    .uncommitted = non enregistré

withheld =
    { $count ->
        [one] { $count } partie est omise de ce document, qui ne dit rien dont le marquage soit supérieur à { $ceiling }.
       *[other] { $count } parties sont omises de ce document, qui ne dit rien dont le marquage soit supérieur à { $ceiling }.
    }

errors =
    { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }

warnings =
    { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }

not_shown =
    { $count ->
        [one] { $count } autre constatation n’est pas affichée ici.
       *[other] { $count } autres constatations ne sont pas affichées ici.
    }

actions =
    { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }

head =
    .shared = Actions partagées avec d’autres priorités
    .goal_horizontal = Objectif { $number }, objectif horizontal { $key }: { $title }
    .header = La priorité
    .summary = Résumé
    .verdict = Appréciation générale
    .glance = Les actions en un coup d’œil
    .figures = Chiffres clés
    .kpis = Indicateurs sur toutes les périodes
    .continuation = Suite donnée
    .recommendations = Recommandations
    .difficulties = Difficultés
    .achievements = Réalisations
    .proposals = Propositions
    .follow_ups = Suivi
    .lessons = Enseignements tirés
    .went_well = Ce qui a bien fonctionné
    .shortcomings = Ce qui est resté en deçà des attentes
    .conclusion = Conclusion
    .annexes = Rapports joints
    .findings = Constatations
    .sources = Sources
    .lists = Actions par état d’avancement
    .kpis_alone = Indicateurs
    .results = Résultats par objectif
    .goal_titled = Objectif stratégique { $number }: { $title }
    .goal_numbered = Objectif stratégique { $number }
    .goal_unlisted = Actions de l’objectif stratégique { $number }
    .annex_forms = Appendice: fiches semestrielles
    .annex_results = Appendice: étapes par objectif
    .abbreviations = Abréviations
    .source_notes = Remarques sur la source
    .owed_reports = Rapports attendus
    .owed_tasks = Recommandations et suites à donner dont elle est destinataire
    .part_in_actions = Participation aux actions
    .counted_for = Chiffres comptés à son actif
    .named_in = Mentions

field =
    .asked = Demandé
    .granted = Accordé
    .spent = Dépensé
    .horizontal = Objectifs horizontaux
    .with = Partagée avec
    .driver = Pilote
    .co_driver = Copilote
    .co_drivers = Copilotes
    .members = États membres
    .agencies = Agences et institutions
    .third_states = Pays tiers
    .others = Autres
    .started = Début
    .agreed_by = Adopté par
    .reports = Rapports
    .aim = But
    .number = N°
    .action = Action
    .title = Titre
    .leaders = Chef de file
    .co_leaders = Co-chef de file
    .participants = Participants
    .part = Rôle
    .stage = Avancement
    .punctuality = Calendrier
    .verdict = Objectif
    .continuation = Suite
    .printed = Formulation imprimée
    .severity = Gravité
    .rule = Règle
    .place = Emplacement
    .message = Constatation
    .abbreviation = Abréviation
    .meaning = Signification
    .remark = Remarque
    .figure = Chiffre
    .value = Valeur
    .unit = Unité
    .date = Date
    .compared_with = Par rapport à
    .change = Évolution
    .share = Part
    .sum_of = somme de
    .source = Source
    .countries = Parties
    .operation = Opération
    .note = Note
    .indicator = Indicateur
    .baseline = Valeur de référence
    .target = Valeur cible
    .attained = Cible atteinte
    .distance = Écart par rapport à la cible
    .decision = Décision
    .plan = Plan
    .priorities = Priorités
    .into = Sous forme d’action
    .condition = Condition
    .goal = Objectif stratégique
    .start = Début
    .end = Fin
    .start_end = Début et fin
    .basis = Fondement
    .timing = Calendrier
    .steps = Étapes
    .leader_condition = Choix du chef de file
    .continues = Prolonge
    .relations = Actions liées
    .kpis = Indicateurs
    .status = État
    .result = Résultat
    .late = Ajouté ultérieurement
    .target_gap = Situation par rapport à la cible
    .reported = Communiqué
    .human = Ressources humaines
    .financial = Ressources financières
    .funding = Source de financement
    .comments = Autres observations
    .difficulties = Difficultés
    .recommendations = Recommandations
    .figures = Résultats chiffrés
    .told_together = Présentées ensemble:
    .leaders_many = Chefs de file
    .co_leaders_many = Co-chefs de file
    .events = Événements
    .people = Participation
    .operations = Opérations
    .bids = Demandes de financement
    .programme = Programme
    .purpose = Finalité
    .applicant = Demandeur
    .submitted = Introduite
    .decided = Décision prise
    .outcome = Issue
    .period = Période
    .stands = Situation
    .variant = Autre formulation
    .marking = Marquage
    .language = Langue
    .signed = Signé
    .activity = Activité
    .results = Résultats
    .kind = Nature
    .name = Nom
    .reference = Référence
    .about = Objet
    .attached = Pièce jointe
    .changed = Changements depuis le rapport précédent
    .by = Selon
    .reason = Motif
    .remedy = Remède
    .to = Destinataire
    .due = Échéance
    .follow_ups = Suivi
    .said = Observations
    .partners = Partenaires
    .initiatives = Initiatives
    .behind = Porteurs
    .since = Depuis
    .crime = Infraction
    .route = Itinéraire
    .drivers = Pilotes
    .headed = intitulé
    .delivered = Produits livrés
    .title_parts = Parties

owed =
    .title = Ce qui est attendu
    .day = État au { $day }.
    .nothing = Rien n’est attendu.
    .nobody = Personne n’est désigné
    .report = Rapport sur { $action }: { $period }
    .task = { $place }:
    .due = Échéance: { $day }
    .overdue = En retard depuis le { $day }
    .now = Attendu dès maintenant: d’autres ont déjà fait rapport
    .no_day = Aucune date n’est fixée
    .one_of = comme membre du groupe { $group }
    .no_report = Aucun rapport n’est attendu.
    .no_task = Rien n’est demandé.

in_action =
    .leads = chef de file
    .co_leads = co-chef de file
    .takes_part = participe
    .no_part = n’a pas participé

in_priority =
    .is = Dans la priorité
    .drives = pilote
    .co_drives = copilote
    .registered = dans le groupe
    .period = Selon le rapport pour
    .none = Aucune priorité n’en fait mention.

party =
    .not_member = n’est pas membre du projet
    .no_part = n’a pas participé
    .since =
        { $precision ->
            [month] depuis { $date }
            [year] depuis { $date }
           *[day] depuis le { $date }
        }
    .until =
        { $precision ->
            [month] jusqu’à { $date }
            [year] jusqu’à { $date }
           *[day] jusqu’au { $date }
        }

stage =
    .not_started = non commencée
    .ongoing = en cours
    .finished = achevée
    .halted = interrompue
    .unstated = non précisé

punctuality =
    .on_time = dans les délais
    .delayed = en retard
    .unstated = non précisé

verdict =
    .met = atteint
    .partly_met = partiellement atteint
    .not_met = non atteint
    .undetermined = indéterminé
    .open = en suspens
    .unstated = non précisé

continuation =
    .none = non
    .possible = possible
    .likely = probable
    .certain = oui
    .conditional = sous condition
    .postponed = reportée
    .merged = fusionnée
    .dropped = abandonnée
    .unstated = non précisé

decision =
    .none = n’est pas poursuivie
    .possible = pourrait être poursuivie
    .likely = sera probablement poursuivie
    .certain = est poursuivie
    .conditional = est poursuivie sous condition
    .postponed = reportée
    .merged = fusionnée
    .dropped = abandonnée

basis =
    .new = nouvelle action
    .continuing = poursuit un projet existant
    .continuing_from = poursuit une action de { $year }
    .continuing_delayed = poursuit un projet existant qui avait pris du retard
    .continuing_delayed_from = poursuit une action de { $year } qui avait pris du retard
    .new_from = nouvelle action, établie à l’origine pour { $year }
    .from = établie à l’origine pour { $year }

unset =
    .blank = laissé en blanc
    .not_specified = non spécifié
    .not_available = non disponible
    .to_be_confirmed = à confirmer
    .not_applicable = sans objet

target =
    .at_least = au moins
    .at_most = au plus
    .equals = exactement
    .change = évolution de
    .text = { "" }
    .blank = laissé en blanc
    .not_specified = non spécifié
    .not_available = non disponible
    .to_be_confirmed = à confirmer
    .not_applicable = sans objet

attained =
    .met = atteinte
    .not_met = non atteinte
    .undecidable = ne peut être tranché
    .later = pas encore échue
    .by = { $state } (échéance: { $by })
    .not_due = { $value } sur { $aim }, échéance: { $by }
    .due = échéance: { $by }
    .without_target = sans cible
    .without_value = sans valeur
    .unstated = non précisé

relation =
    .joint_with = menée conjointement avec
    .merged_into = fusionnée dans
    .partly_merged_into = partiellement fusionnée dans
    .reported_with = présentée avec
    .see_also = voir aussi
    .merged_with = fusionnée avec

bid =
    .planned = prévue
    .pending = en instance
    .accepted = acceptée
    .refused = refusée
    .withdrawn = retirée

who =
    .leader = Chef de file de l’action
    .driver = Pilote
    .co_driver = Copilote
    .co_drivers = Copilotes
    .group = Groupe

severity =
    .error = erreur
    .warning = avertissement

direction =
    .up = ▲
    .down = ▼
    .same = =
    .unknown = { "" }

time =
    .span = { $start } → { $end }
    .from_date =
        { $precision ->
            [month] à partir de { $date }
            [year] à partir de { $date }
           *[day] à partir du { $date }
        }
    .until_date =
        { $precision ->
            [month] jusqu’à { $date }
            [year] jusqu’à { $date }
           *[day] jusqu’au { $date }
        }

succession =
    .predecessor = Succède à
    .successor = Suivie de

style =
    .not_yet = [pas encore connu]
    .withheld = [omis]
    .thousands =  
    .decimal = ,
    .minus = −
    .plus = +
    .percent = { $n } %
    .points = { $n } pp
    .label = { $label }:
    .title = { $title }.
    .quote = «{ $text }»

quantity =
    .over = plus de { $n }
    .at_least = au moins { $n }
    .under = moins de { $n }
    .at_most = au plus { $n }
    .almost = près de { $n }
    .about = environ { $n }
    .range = { $n }–{ $high }

date =
    .day =
        { $day ->
            [1] 1er
           *[other] { $day }
        } { $month } { $year }
    .day_month =
        { $day ->
            [1] 1er
           *[other] { $day }
        } { $month }
    .month_year = { $month } { $year }
    .days =
        { $first ->
            [1] 1er
           *[other] { $first }
        }–{ $last }
    .span = { $first } – { $last }
    .since =
        { $precision ->
            [month] depuis { $first }
            [year] depuis { $first }
           *[day] depuis le { $first }
        }
    .years = { $first }–{ $last }
    .open = en suspens

unit =
    .after = { " of | a | per | to | in | for | by | de | d’| du | des | par | à | en | pour | contre | sur " }

singular =
    .s = { "" }
    .as = as
    .is = is
    .ss = ss
    .us = us
    .ies = ie
    .eaux = eau
    .people = person
    .pays = pays
    .fois = fois
    .mois = mois
    .avis = avis
    .colis = colis
    .cas = cas
    .tribunaux = tribunal

half =
    .n1 = 1er semestre { $year }
    .n2 = 2e semestre { $year }

quarter =
    .n1 = 1er trimestre { $year }
    .n2 = 2e trimestre { $year }
    .n3 = 3e trimestre { $year }
    .n4 = 4e trimestre { $year }

month =
    .n1 = janvier
    .n2 = février
    .n3 = mars
    .n4 = avril
    .n5 = mai
    .n6 = juin
    .n7 = juillet
    .n8 = août
    .n9 = septembre
    .n10 = octobre
    .n11 = novembre
    .n12 = décembre

standing =
    .completed = Achevées
    .continuing = Poursuivies
    .postponed = Reportées
    .dropped = Abandonnées
    .open = En suspens

status =
    .today = Les échéances sont appréciées au { $day }.
    .letter = { " " }
    .key = Sigle
    .reports = Rapports
    .missing = Manquants
    .delayed = En retard
    .elsewhere = { $key } fait l’objet d’un rapport dans { $document }
    .report = Rapport
    .report_missing = manquant
    .report_reported = reçu
    .report_blank = laissé en blanc
    .report_not_due = non échu
    .summary = { $actions }; { $reported } rapports reçus sur { $due }, { $missing } manquants; { $delayed } en retard
    .warnings = Le plan présente { $findings }; `empact check` les affiche.
    .errors =
        Le plan présente { $findings }; `empact check` les affiche.
        Ce qui ne peut être lu n’est pas compté ici.

changed =
    .mark = ◆
    .text = nouveau texte
    .told = ◆ changements depuis { $period }: { $steps }
    .in_short = ◆ { $steps }
    .mark_legend = ◆ changements depuis le rapport précédent

summary =
    .horizontal = Objectifs horizontaux
    .horizontal_text = Une action sert les objectifs horizontaux qu’elle mentionne ou que mentionne son objectif stratégique. Celle qui en sert plusieurs est comptée sous chacun d’eux.
    .horizontal_goal = Objectif horizontal
    .horizontal_none = aucun d’eux
    .whose_unnamed = personne n’est désigné
    .no_states = pas de liste des États membres
    .money_by_priority = Ressources financières et humaines par priorité
    .money_by_programme = Demandes de financement par programme
    .money_by_year = Demandes de financement par année
    .money_text = En euros; une demande figure à l’année où il a été statué sur elle ou, à défaut, où elle a été présentée. Ce que personne n’a indiqué est compté à côté de la somme, qui est donc un minimum: les ressources de chaque action, ce que demande chaque demande, et ce qui a été accordé et dépensé pour chacune de celles qui ont été acceptées.
    .budget = Nécessaire (EUR)
    .staff = Personnel (ETP)
    .asked = Demandé (EUR)
    .granted = Accordé (EUR)
    .spent = Dépensé (EUR)
    .programme = Programme
    .year = Année
    .no_year = sans date
    .open = { $amount }; sans indication: { $count }
    .all_open = sans indication: { $count }
    .tie_with = Sont partagées par plusieurs priorités
    .shared_with = { $action } (avec { $priorities })
    .title = Synthèse des priorités
    .provenance = Établie à partir des rapports des pilotes et des chefs de file des actions. Chaque chiffre est compté dans les fichiers du plan.
    .priorities = Objet de la synthèse
    .until = Situation à la période suivante: { $period }.
    .last = Chaque priorité dans l’état de son dernier rapport.
    .stands = Situation à
    .no_period = aucun rapport par période
    .no_report = aucun rapport à cette date
    .actions = Actions
    .reported = Avec rapport
    .by_goal = rapport objectif par objectif
    .left_out = Non repris dans cette synthèse
    .elsewhere = Rapport dans un autre document
    .status = État d’avancement des actions
    .status_text = Les quatre questions sont posées pour chaque action. Les actions sont comptées dans la période dans laquelle se trouve leur priorité; une action qui ne répond pas est comptée comme «non précisé».
    .behind = Les actions derrière les chiffres
    .total = Total
    .words = Formulations imprimées et leur signification
    .words_text = Les formulations imprimées pendant la période, sans distinction entre majuscules et minuscules, avec leurs auteurs, en regard des réponses que le plan leur attribue.
    .words_continuation = Formulations relatives à la suite donnée
    .word = Formulation imprimée
    .whose = Auteur
    .times = Occurrences
    .stands_for = Signification
    .where = Où
    .no_answer = sans réponse
    .figures = Chiffres clés
    .figures_text = Les chiffres d’une même mesure sont additionnés sur toutes les priorités, ceux de populations différentes séparément. Un chiffre qui fait partie d’un autre, qui en additionne d’autres ou qui date d’avant, et une opération dont une autre priorité rend compte, ne sont pas comptés une seconde fois. Lorsqu’un chiffre est nuancé (plus de, près de, environ), la somme l’est aussi. Ce que les rapports nomment un à un sans chiffre, comme les événements et les opérations, n’entre pas dans ces sommes et est compté plus loin.
    .measure = Mesure
    .sum = Somme
    .between = Fourchette
    .no_end = sans limite supérieure
    .by_priority = Par priorité
    .made_of = Composition des sommes
    .figure = Chiffre
    .value = Valeur
    .counts = Compté
    .yes = oui
    .no_sum = ne peut être additionné
    .kpis = Indicateurs et valeurs cibles
    .kpis_text = Un indicateur est jugé sur sa dernière valeur jusqu’à la période. Il ne peut être tranché lorsque la cible ou la valeur est exprimée en mots, ou lorsqu’elles sont trop approximatives.
    .last_value = Dernière valeur
    .engagement = Engagement
    .engagement_text = Dans une action, une partie compte une seule fois: comme chef de file (F), sinon comme co-chef de file (C), sinon comme participant nommément désigné (P), sinon comme membre d’un groupe (G). N compte les actions et les objectifs pour lesquels un résultat, une opération, un événement, une demande de financement ou un partenaire la mentionne sans qu’elle figure nommément parmi les chefs de file ou les participants; la priorité dans son ensemble compte pour une unité. D désigne le pilote, d un copilote, • un membre enregistré du groupe de la priorité qui n’apparaît nulle part ailleurs.
    .party = Partie
    .leads = Chef de file
    .co_leads = Co-chef de file
    .takes_part = Participe
    .in_groups = Dans un groupe
    .named = Mentions
    .roles = Rôles
    .concentration = Répartition de la charge
    .concentration_text = La charge est comptée en actions: chaque chef de file ou co-chef de file d’une action en porte une. L’indice de Herfindahl-Hirschman est la somme des carrés de toutes les parts en pour cent: 10 000 lorsqu’une seule partie porte tout, 10 000 divisé par le nombre de parties lorsque toutes portent la même charge. La dernière colonne indique combien de parties égales donneraient le même indice.
    .load = Charge
    .load_leads = chef de file ou co-chef de file
    .load_actions = tout rôle dans une action
    .carriers = Portée par
    .top = Trois premiers
    .top_share = Leur part
    .index = Indice
    .equivalent = Équivalent en parts égales
    .everybody = Tous, { $load }: { $carriers }.
    .absences = Enregistrés, mais absents
    .absences_text = Ceux qui sont enregistrés dans le groupe d’une priorité et n’apparaissent pas dans ses travaux. Lorsqu’une priorité n’énumère aucun groupe, ne fait pas rapport par action ou que ses actions ne désignent personne, cela ne peut être établi.
    .absent = Nulle part
    .in_groups_only = Uniquement comme membre d’un groupe
    .leads_nothing = États membres du groupe qui ne sont chefs de file d’aucune action
    .declared = Inscrits, n’ont pas participé
    .names_nobody = les actions ne désignent personne
    .no_actions = pas de rapport par action
    .no_list = pas de liste du groupe
    .nowhere = États membres qu’aucune priorité ne mentionne (au { $day }): { $states }.
    .nowhere_none = aucun: chaque État membre a un rôle quelque part, ne serait-ce que comme membre d’un groupe
    .on_day = Au
    .groups = Les groupes et leur composition
    .groups_text = Un groupe est développé en ceux qui en étaient membres le dernier jour de la période dans laquelle se trouve sa priorité.
    .group = Groupe
    .members = Membres à cette date
    .nobody_known = inconnu: le plan n’énumère aucun membre
    .left_open = laissé ouvert par le plan
    .onward = Suite donnée aux actions
    .onward_text = Une action qui a plusieurs destinations figure sous chacune d’elles.
    .on_to = Vers
    .no_priority = Aucune priorité indiquée
    .no_plan = aucun plan indiqué
    .merged = Fusionnées dans une autre action
    .ends = S’achèvent avec ce plan
    .dropped = Abandonnées
    .unstated = Non précisé
    .successors = Priorités reprises dans leur ensemble
    .depends = Condition, demandes de financement et remarques
    .bid = (demande { $programme }: { $outcome })
    .funding = Financement
    .sources = Sources indiquées par les actions
    .source = Source
    .no_source = aucune indication
    .bids = Demandes de financement
    .themes = Difficultés, enseignements et recommandations par thème
    .themes_text = Les thèmes communs au plus grand nombre de priorités figurent en premier. Une remarque portant sur plusieurs thèmes figure sous chacun d’eux.
    .theme = Thème
    .shared_by = Priorités
    .remarks = Remarques
    .told_under = texte intégral sous { $theme }
    .without_theme = Sans thème
    .operations = Événements et opérations
    .operations_text = Chaque événement inscrit dans les fichiers compte, sous la nature qu’il indique; celui que deux actions inscrivent compte deux fois, et celui qui s’est tenu avant les années du plan compte aussi. Les opérations de même nom comptent une fois. Ce dont les fichiers n’indiquent que le nombre figure parmi les chiffres clés.
    .event_kinds = Événements par nature
    .operation_kinds = Opérations par nature
    .operations_named = Opérations et équipes désignées par un nom
    .missing = Ce qui manque avant l’envoi
    .missing_text = Plusieurs éléments peuvent manquer à une même action; la dernière colonne compte les actions. Un résultat est un texte, un chiffre est un résultat compté.
    .lacking = Incomplètes
    .without_driver = Aucun pilote n’est désigné
    .without_report = Aucun rapport
    .behind_due = Sans rapport pour la dernière période
    .lacks = Manque
    .nothing_missing = Rien ne manque.
    .ties = Liens entre les priorités
    .tie_shared = Passent dans la même priorité
    .tie_operations = Mentionnent la même opération
    .tie_drivers = Ont un pilote commun
    .tie_themes = Ont un thème commun
    .tie_across = Actions poursuivies dans une autre priorité
    .tie_relations = Liens entre les actions
    .none = aucun
    .movement = Évolution depuis le rapport précédent
    .movement_text = Chaque priorité qui a déjà fait rapport est comparée à son rapport précédent.
    .from = De
    .to = À
    .news = Nouveautés
    .no_before = Pas de rapport précédent dans ce plan
    .list = Index des actions
    .all_parties = L’action de chaque partie
    .only_in_groups = États membres présents uniquement comme membres d’un groupe: { $states }.
    .name = { $name } ({ $key })
    .name_with_letter = { $letter } – { $name } ({ $key })
    .of_goal = { $priority }, objectif { $goal }
    .counted = { $what }: { $actions }
    .counted_members = { $count }: { $members }
    .low_to_high = { $low } … { $high }
    .tie = { $name } ({ $priorities })
    .goes_into = { $action } → { $priority }
    .other_action = Autre action
    .behind_one = { $priority } (dernier rapport: { $last }; échéance: { $due })
    .moved = { $period } par rapport à { $since } – { $changed } avec du nouveau, { $unchanged } sans changement
    .question = Question
    .remark = { $place } ({ $kind })

lack =
    .leader = chef de file
    .report = rapport
    .result = résultat
    .verdict = appréciation de l’objectif
    .figure = chiffre
    .kpi_value = valeur d’indicateur ({ $indicators })

gap =
    .leader = Chef de file
    .report = Rapport
    .result = Résultat
    .verdict = Appréciation de l’objectif
    .figure = Chiffre
    .kpi_value = Valeur d’indicateur

why =
    .part = partie d’un autre
    .sum = somme d’autres
    .before = valeur antérieure
    .operation = une autre priorité rend compte de l’opération

account =
    .sum = Il additionne:
    .before = Il est comparé à:
    .whole = Il fait partie de:
    .used = Il est utilisé par:
    .counted = Il est compté dans le total de la mesure { $measure } pour l’ensemble du plan: { $value }.
    .not_counted = Il n’est pas compté dans le total de la mesure { $measure } pour l’ensemble du plan ({ $value }): { $why }.
    .cited = Il est cité dans { $places }.
    .not_cited = Aucun texte ne le cite.

remark =
    .difficulty = difficulté
    .shortcoming = insuffisance
    .good_practice = bonne pratique
    .achievement = réalisation
    .recommendation = recommandation
    .proposal = proposition
    .follow_up = reste à faire
    .text = texte du pilote

party_kind =
    .member_state = États membres
    .third_country = Pays tiers
    .institution = Institutions
    .agency = Agences
    .organisation = Organisations et autres

role =
    .driver = pilote
    .co_drivers = copilote

remarks =
    { $count ->
        [one] { $count } remarque
       *[other] { $count } remarques
    }

part =
    .asked_eur = demandé
    .granted_eur = accordé
    .spent_eur = dépensé
    .horizontal = objectifs horizontaux
    .horizontal_goals = objectifs horizontaux
    .notice = avis
    .with = partagée avec
    .about = objet
    .achievements = réalisations
    .action = action
    .agencies = agences et institutions
    .agreed_by = adopté par
    .aim = but
    .annexes = annexes
    .applicant = demandeur
    .at = date
    .attended_by = participants à l’événement
    .baseline = valeur de référence
    .basis = fondement
    .body = texte
    .budget = ressources financières
    .budget_eur = ressources financières en euros
    .co_drivers = copilotes
    .co_leaders = co-chefs de file
    .code = code
    .comments = observations
    .compared_with = comparaison
    .condition = condition
    .continuation = suite donnée
    .continues = actions prolongées
    .countries = pays
    .country = pays
    .cut_off = date limite
    .cycle = cycle politique
    .date = date
    .decided = date de la décision
    .decision = décision
    .declassification = déclassification
    .description = étapes
    .difficulties = difficultés
    .document = document
    .driver = pilote
    .end = fin
    .events = événements
    .extent = étendue
    .figures = chiffres
    .findings = nombre de constatations affichées
    .findings_of_rule = nombre de constatations d’une règle affichées par fichier
    .folder = dossier
    .form_texts = textes de la fiche
    .format = format
    .from = origine
    .function = fonction
    .funding = source de financement
    .funding_bids = demandes de financement
    .goal = objectif stratégique
    .goals = objectifs stratégiques
    .groups = groupes de parties
    .id = identifiant
    .inputs = ressources
    .institution = institution
    .key = sigle
    .kind = nature
    .kpis = indicateurs
    .label = libellé
    .language = langue
    .late = ajout ultérieur
    .leader_condition = choix du chef de file
    .leaders = chefs de file
    .lessons = enseignements tirés
    .letter = lettre
    .level = niveau
    .limits = limites de ce qui est affiché
    .lint = réglages des règles
    .marking = marquage
    .measure = mesure
    .measures = mesures
    .member = membre du groupe
    .member_states = États membres représentés
    .members = membres
    .name = nom
    .narrative = texte
    .note = note
    .number = numéro
    .operation = opération
    .operations = opérations
    .operative_line = dispositif
    .order = rang
    .organisers = organisateurs
    .original_language = langue originale
    .service = service
    .initials = initiales
    .others = autres membres du groupe
    .outcome = issue
    .part_of = partie de
    .participants = participants
    .parties = parties
    .party_order = ordre des parties
    .period = période
    .periods = périodes
    .place = lieu
    .plan = plan
    .plan_year = année d’origine
    .points = sous-points
    .previous_documents = documents précédents
    .printed = formulation imprimée
    .printed_letter = lettre imprimée
    .priorities = priorités
    .priority = priorité
    .priority_file = priority.yaml
    .programme = programme
    .progress = avancement
    .proposals = propositions
    .provenance = provenance
    .punctuality = respect du calendrier
    .purpose = finalité
    .reason = motif
    .recommendations = recommandations
    .reference = référence
    .relations = actions liées
    .report = rapport
    .reported = date du rapport
    .reported_in = document qui en rend compte
    .reports = rapports
    .result = résultat
    .results = résultats
    .role = rôle
    .short_title = titre abrégé
    .shortcomings = ce qui est resté en deçà des attentes
    .signature = signature
    .source = source
    .staff = ressources humaines
    .staff_fte = ressources humaines en équivalents temps plein
    .stage = avancement
    .start = début
    .started = début du groupe
    .status = statut
    .subject = objet
    .subject_codes = codes matière
    .submitted = date d’introduction
    .succession = priorités précédentes et suivantes
    .suffixes = suffixes
    .suitability = pertinence
    .sum_of = somme de
    .target = valeur cible
    .target_gap = situation par rapport à la cible
    .text = texte
    .third_states = pays tiers
    .timing = calendrier
    .title = titre
    .by = selon
    .covers = portée
    .forms_title = titre des fiches
    .headed = intitulé de la colonne
    .leaders_note = note sur les chefs de file
    .outputs = produits livrés
    .presenters = intervenants
    .short_name = nom abrégé
    .unanswered = sans réponse
    .crime = infraction
    .due = échéance
    .follow_ups = suivi
    .initiatives = initiatives
    .partners = partenaires
    .remedy = remède
    .reported_with = présentée avec
    .route = itinéraire
    .since = depuis
    .unset = { "" }
    .until = jusqu’à
    .title_parts = parties du titre
    .to = destinataire
    .took_part = participation effective
    .trainers = formateurs
    .type = type
    .unit = unité
    .value = { "" }
    .values = { "" }
    .variant = autre formulation
    .verdict = appréciation de l’objectif
    .went_well = ce qui a bien fonctionné
    .without_action = sans action
    .years = années
    .themes = thèmes
    .listed = ordre sur la page de garde
    .main_findings = principales constatations
    .population = population
    .source_notes = remarques sur la source
    .abbreviations = abréviations

one =
    .horizontal = objectif horizontal
    .horizontal_goals = objectif horizontal
    .with = partagée avec
    .agencies = agence ou institution
    .annexes = annexe
    .applicant = demandeur
    .attended_by = participant à l’événement
    .co_drivers = copilote
    .co_leaders = co-chef de file
    .comments = observation
    .countries = pays
    .country = pays
    .difficulties = difficulté
    .achievements = réalisation
    .description = étape
    .driver = pilote
    .events = événement
    .figures = chiffre
    .funding_bids = demande de financement
    .goals = objectif stratégique
    .groups = groupe
    .kpis = indicateur
    .leaders = chef de file
    .lint = réglage de
    .measures = mesure
    .members = membre
    .narrative = texte
    .operations = opération
    .organisers = organisateur
    .others = autre
    .participants = participant
    .parties = partie
    .periods = période
    .points = point
    .previous_documents = document précédent
    .priorities = priorité
    .progress = { "" }
    .proposals = proposition
    .recommendations = recommandation
    .relations = lien avec
    .reports = rapport de
    .results = résultat
    .shortcomings = insuffisance
    .subject_codes = code matière
    .succession = priorité précédente ou suivante
    .third_states = pays tiers
    .values = { "" }
    .went_well = ce qui a bien fonctionné
    .themes = thème
    .follow_ups = suivi
    .partners = partenaire
    .initiatives = initiative
    .to = destinataire
    .verdict = appréciation de l’objectif
    .continuation = suite donnée
    .continues = action prolongée
    .unanswered = sans réponse
    .reported_in = document qui rend compte
    .abbreviations = abréviation
    .main_findings = constatation principale
    .source_notes = remarque sur la source

diff =
    .title = Modifications
    .markings = Marquages
    .plan = Le plan
    .value_alone = valeur
    .colon = { ": " }
    .added = { ": ajout" }
    .removed = { ": suppression" }
    .changed = : { $before } devient { $after }
    .moved = : date déplacée, { $before } → { $after }
    .value = : { $before } → { $after }
    .reordered = { ": dans un autre ordre" }
    .layout = : seulement des blancs et des retours à la ligne
    .markup = : les mêmes mots, avec une autre mise en forme ou d’autres citations
    .overview = Modifications par priorité
    .skipped = …
    .raised = relevé
    .lowered = abaissé
    .same = désormais propre
    .unmarked = sans marquage
    .to = →
    .nothing = Aucune modification.
    .none = –
    .left_out = Omis en raison du marquage
    .working_tree = copie de travail

diff_added =
    .progress = : premier rapport
    .report = : rapport présenté, absent auparavant

diff_removed =
    .progress = : plus de rapport
    .report = : rapport absent, présenté auparavant

diff_fate =
    .added = ajoutée
    .removed = supprimée
    .renumbered = renumérotée, auparavant { $other }
    .moved = déplacée ici, auparavant { $other }
    .moved_away = déplacée vers { $other }

diff_priority =
    .added = ajoutée
    .removed = supprimée
    .changed = { "" }

flag =
    .yes = oui
    .no = non

place =
    .summary = résumé
    .before_goals = avant les objectifs
    .goal = objectif
    .action = action
    .after_goals = après les objectifs
    .conclusion = conclusion

extent =
    .full = en totalité
    .partial = en partie

language =
    .en = anglais
    .fr = français
    .de = allemand

party_order =
    .as_written = tel qu’écrit
    .protocol = ordre protocolaire
    .alphabetical = ordre alphabétique

level =
    .allow = autoriser
    .warn = avertir
    .deny = refuser

group_members =
    .member_states = les États membres
    .priority_members = les membres de la priorité
    .open = quiconque le souhaite
    .parties = ces parties

diff_priorities_added =
    { $count ->
        [one] { $count } priorité ajoutée
       *[other] { $count } priorités ajoutées
    }

diff_priorities_removed =
    { $count ->
        [one] { $count } priorité supprimée
       *[other] { $count } priorités supprimées
    }

diff_actions_changed =
    { $count ->
        [one] { $count } action modifiée
       *[other] { $count } actions modifiées
    }

diff_actions_added =
    { $count ->
        [one] { $count } action ajoutée
       *[other] { $count } actions ajoutées
    }

diff_actions_removed =
    { $count ->
        [one] { $count } action supprimée
       *[other] { $count } actions supprimées
    }

diff_actions_renumbered =
    { $count ->
        [one] { $count } action renumérotée
       *[other] { $count } actions renumérotées
    }

diff_actions_moved =
    { $count ->
        [one] { $count } action déplacée
       *[other] { $count } actions déplacées
    }

diff_more =
    .changed =
        { $count ->
            [one] { $count } modifiée
           *[other] { $count } modifiées
        }
    .added =
        { $count ->
            [one] { $count } ajoutée
           *[other] { $count } ajoutées
        }
    .removed =
        { $count ->
            [one] { $count } supprimée
           *[other] { $count } supprimées
        }
    .renumbered =
        { $count ->
            [one] { $count } renumérotée
           *[other] { $count } renumérotées
        }
    .moved =
        { $count ->
            [one] { $count } déplacée
           *[other] { $count } déplacées
        }

diff_verdicts =
    { $count ->
        [one] { $count } appréciation d’objectif
       *[other] { $count } appréciations d’objectif
    }

diff_values =
    { $count ->
        [one] { $count } valeur d’indicateur
       *[other] { $count } valeurs d’indicateurs
    }

diff_changes =
    { $count ->
        [one] { $count } modification au total
       *[other] { $count } modifications au total
    }

diff_column =
    .changed = Actions modifiées
    .added = Ajoutées
    .removed = Supprimées
    .renumbered = Renumérotées
    .moved = Déplacées
    .verdicts = Appréciations
    .values = Valeurs
    .changes = Modifications au total

diff_sign =
    .added = ajout
    .removed = suppression
    .changed = modification
    .reordered = ordre

diff_mark =
    .raised = ^
    .lowered = v
    .same = =
    .added = +
    .removed = −
    .changed = ~
    .reordered = =

speaker =
    .leader = chef de file de l’action
    .driver = pilote
    .co_driver = copilote
    .co_drivers = copilotes
    .group = groupe

target_verdict =
    .met = objectif atteint
    .partly_met = objectif partiellement atteint
    .not_met = objectif non atteint
    .undetermined = objectif indéterminé
    .open = objectif en suspens

question =
    .stage = avancement { $from } → { $to }
    .punctuality = calendrier { $from } → { $to }
    .verdict = objectif { $from } → { $to }
    .printed = formulation imprimée { $from } → { $to }
    .none = { $from } → { $to }

figure =
    .core = { $label }: { $value }
    .compared = par rapport à { $value }
    .compared_change = par rapport à { $value }: { $change }
    .share = { $share } de { $whole } ({ $label })
    .part = sur { $whole } ({ $label })
    .sum = somme de { $figures }
    .countries = parties: { $countries }
    .operation = opération: { $operation }
    .source = source: { $source }
    .printed = formulation imprimée: { $word }

aim =
    .at_least = au moins { $aim }
    .at_most = au plus { $aim }
    .equals = exactement { $aim }
    .change = évolution de { $aim }
    .by = { $aim } (échéance: { $by })
    .date = échéance: { $by }

people_counted =
    .participants = { $count } participants
    .member_states = { $count } États membres
    .trainers = { $count } formateurs
    .presenters = { $count } intervenants

activities =
    .events = événements
    .operations = opérations
    .bids = demandes de financement
    .partners = partenaires
    .initiatives = initiatives
    .and = { $first } et { $last }

told =
    .asked = demandé: { $amount }
    .granted = accordé: { $amount }
    .spent = dépensé: { $amount }
    .by = source: { $who }
    .by_line = Source: { $who }
    .source = Source: { $source }
    .plan = plan { $year }
    .into = comme action { $action }
    .onward = { $actions }: { $onward }
    .organised = organisation: { $parties }
    .hosted = hôte: { $parties }
    .attended = participation: { $parties }
    .paid = financement: { $funding }
    .applicant = demandeur: { $party }
    .submitted = introduction: { $date }
    .decided = décision: { $date }
    .printed_letter = Lettre imprimée: { $letter }
    .printed_number = imprimé comme objectif { $number }
    .covers = portée: { $what }
    .attached_to = Joint à l’action { $action }
    .language = Langue: { $language }
    .form = fiche semestrielle
    .row = étapes prévues
    .only_in = Uniquement dans { $lists }
    .quoted = Chiffres tirés de { $report }
    .report_for = rapport pour { $period }
    .unset_on_all = { $unset } pour toutes les actions
    .outputs = Produits livrés, { $period }
    .outputs_headed = Produits livrés, { $period } (intitulé: { $headed })
    .reported = date du rapport: { $date }
    .told_above = présenté avec l’action
    .staff = { $amount } ETP
    .money = { $amount } EUR
    .results_of = Résultats, { $period }
    .also = aussi sous { $list }
    .continues_in = se poursuit dans: { $priorities }

asked =
    .human = ressources humaines
    .financial = ressources financières
    .funding = source de financement

party_name =
    .BE = Belgique
    .BG = Bulgarie
    .CZ = Tchéquie
    .DK = Danemark
    .DE = Allemagne
    .EE = Estonie
    .IE = Irlande
    .EL = Grèce
    .ES = Espagne
    .FR = France
    .HR = Croatie
    .IT = Italie
    .CY = Chypre
    .LV = Lettonie
    .LT = Lituanie
    .LU = Luxembourg
    .HU = Hongrie
    .MT = Malte
    .NL = Pays-Bas
    .AT = Autriche
    .PL = Pologne
    .PT = Portugal
    .RO = Roumanie
    .SI = Slovénie
    .SK = Slovaquie
    .FI = Finlande
    .SE = Suède
    .UK = Royaume-Uni
    .AD = Andorre
    .AE = Émirats arabes unis
    .AF = Afghanistan
    .AG = Antigua-et-Barbuda
    .AI = Anguilla
    .AL = Albanie
    .AM = Arménie
    .AO = Angola
    .AR = Argentine
    .AS = Samoa américaines
    .AU = Australie
    .AW = Aruba
    .AZ = Azerbaïdjan
    .BA = Bosnie-Herzégovine
    .BB = Barbade
    .BD = Bangladesh
    .BF = Burkina Faso
    .BH = Bahreïn
    .BI = Burundi
    .BJ = Bénin
    .BL = Saint-Barthélemy
    .BM = Bermudes
    .BN = Brunei
    .BO = Bolivie
    .BQ = Pays-Bas caribéens
    .BR = Brésil
    .BS = Bahamas
    .BT = Bhoutan
    .BW = Botswana
    .BY = Biélorussie
    .BZ = Belize
    .CA = Canada
    .CC = Îles Cocos
    .CD = République démocratique du Congo
    .CF = République centrafricaine
    .CG = Congo
    .CH = Suisse
    .CI = Côte d’Ivoire
    .CK = Îles Cook
    .CL = Chili
    .CM = Cameroun
    .CN = Chine
    .CO = Colombie
    .CR = Costa Rica
    .CU = Cuba
    .CV = Cap-Vert
    .CW = Curaçao
    .CX = Île Christmas
    .DJ = Djibouti
    .DM = Dominique
    .DO = République dominicaine
    .DZ = Algérie
    .ECU = Équateur
    .EG = Égypte
    .EH = Sahara occidental
    .ER = Érythrée
    .ET = Éthiopie
    .FJ = Fidji
    .FK = Îles Falkland
    .FM = Micronésie
    .FO = Îles Féroé
    .GA = Gabon
    .GD = Grenade
    .GE = Géorgie
    .GG = Guernesey
    .GH = Ghana
    .GI = Gibraltar
    .GL = Groenland
    .GM = Gambie
    .GN = Guinée
    .GQ = Guinée équatoriale
    .GT = Guatemala
    .GU = Guam
    .GW = Guinée-Bissau
    .GY = Guyana
    .HK = Hong Kong
    .HN = Honduras
    .HT = Haïti
    .ID = Indonésie
    .IL = Israël
    .IM = Île de Man
    .IN = Inde
    .IQ = Irak
    .IR = Iran
    .IS = Islande
    .JE = Jersey
    .JM = Jamaïque
    .JO = Jordanie
    .JP = Japon
    .KE = Kenya
    .KG = Kirghizstan
    .KH = Cambodge
    .KI = Kiribati
    .KM = Comores
    .KN = Saint-Christophe-et-Niévès
    .KP = Corée du Nord
    .KR = Corée du Sud
    .KW = Koweït
    .KY = Îles Caïmans
    .KZ = Kazakhstan
    .LA = Laos
    .LB = Liban
    .LC = Sainte-Lucie
    .LI = Liechtenstein
    .LK = Sri Lanka
    .LR = Liberia
    .LS = Lesotho
    .LY = Libye
    .MA = Maroc
    .MC = Monaco
    .MD = Moldavie
    .ME = Monténégro
    .MG = Madagascar
    .MH = Îles Marshall
    .MK = Macédoine du Nord
    .ML = Mali
    .MM = Myanmar/Birmanie
    .MN = Mongolie
    .MO = Macao
    .MP = Îles Mariannes du Nord
    .MR = Mauritanie
    .MS = Montserrat
    .MU = Maurice
    .MV = Maldives
    .MW = Malawi
    .MX = Mexique
    .MY = Malaisie
    .MZ = Mozambique
    .NA = Namibie
    .NC = Nouvelle-Calédonie
    .NE = Niger
    .NF = Île Norfolk
    .NG = Nigeria
    .NI = Nicaragua
    .NO = Norvège
    .NP = Népal
    .NR = Nauru
    .NU = Niue
    .NZ = Nouvelle-Zélande
    .OM = Oman
    .PA = Panama
    .PE = Pérou
    .PF = Polynésie française
    .PG = Papouasie-Nouvelle-Guinée
    .PH = Philippines
    .PK = Pakistan
    .PM = Saint-Pierre-et-Miquelon
    .PN = Îles Pitcairn
    .PR = Porto Rico
    .PS = Palestine
    .PW = Palaos
    .PY = Paraguay
    .QA = Qatar
    .RS = Serbie
    .RU = Russie
    .RW = Rwanda
    .SA = Arabie saoudite
    .SB = Îles Salomon
    .SC = Seychelles
    .SD = Soudan
    .SG = Singapour
    .SH = Sainte-Hélène
    .SJ = Svalbard et Jan Mayen
    .SL = Sierra Leone
    .SM = Saint-Marin
    .SN = Sénégal
    .SO = Somalie
    .SR = Suriname
    .SS = Soudan du Sud
    .ST = Sao Tomé-et-Principe
    .SV = Salvador
    .SX = Saint-Martin (partie néerlandaise)
    .SY = Syrie
    .SZ = Eswatini
    .TC = Îles Turques-et-Caïques
    .TD = Tchad
    .TG = Togo
    .TH = Thaïlande
    .TJ = Tadjikistan
    .TK = Tokelau
    .TL = Timor oriental
    .TM = Turkménistan
    .TN = Tunisie
    .TO = Tonga
    .TR = Turquie
    .TT = Trinité-et-Tobago
    .TV = Tuvalu
    .TW = Taïwan
    .TZ = Tanzanie
    .UA = Ukraine
    .UG = Ouganda
    .US = États-Unis
    .UY = Uruguay
    .UZ = Ouzbékistan
    .VA = Saint-Siège/État de la Cité du Vatican
    .VC = Saint-Vincent-et-les Grenadines
    .VE = Venezuela
    .VG = Îles Vierges britanniques
    .VI = Îles Vierges des États-Unis
    .VN = Viêt Nam
    .VU = Vanuatu
    .WF = Wallis-et-Futuna
    .WS = Samoa
    .XK = Kosovo
    .YE = Yémen
    .ZA = Afrique du Sud
    .ZM = Zambie
    .ZW = Zimbabwe
    .EC = Commission européenne
    .ECB = Banque centrale européenne
    .EEAS = Service européen pour l’action extérieure
    .EP = Parlement européen
    .GSC = Secrétariat général du Conseil
    .HOME = Direction générale de la migration et des affaires intérieures
    .JRC = Centre commun de recherche
    .MOVE = Direction générale de la mobilité et des transports
    .TAXUD = Direction générale de la fiscalité et de l’union douanière
    .AMLA = Autorité de lutte contre le blanchiment de capitaux et le financement du terrorisme
    .CEPOL = Agence de l’Union européenne pour la formation des services répressifs
    .EFCA = Agence européenne de contrôle des pêches
    .EMCDDA = Observatoire européen des drogues et des toxicomanies
    .EMSA = Agence européenne pour la sécurité maritime
    .ENISA = Agence de l’Union européenne pour la cybersécurité
    .EPPO = Parquet européen
    .EUAA = Agence de l’Union européenne pour l’asile
    .EUDA = Agence de l’Union européenne sur les drogues
    .EUIPO = Office de l’Union européenne pour la propriété intellectuelle
    .Eurojust = Agence de l’Union européenne pour la coopération judiciaire en matière pénale
    .Europol = Agence de l’Union européenne pour la coopération des services répressifs
    .FRA = Agence des droits fondamentaux de l’Union européenne
    .Frontex = Agence européenne de garde-frontières et de garde-côtes
    .OLAF = Office européen de lutte antifraude
    .eu-LISA = Agence de l’Union européenne pour la gestion opérationnelle des systèmes d’information à grande échelle
    .BIMCO = Conseil maritime baltique et international
    .CoE = Conseil de l’Europe
    .ECOWAS = Communauté économique des États de l’Afrique de l’Ouest
    .EFE = Experts européens en armes à feu
    .EFTA = Association européenne de libre-échange
    .EUCTF = Task force de l’Union européenne contre la cybercriminalité
    .EULEX = Mission «État de droit» de l’Union européenne au Kosovo
    .ILO = Organisation internationale du travail
    .IOM = Organisation internationale pour les migrations
    .Interpol = Organisation internationale de police criminelle
    .MAOC = Centre opérationnel d’analyse du renseignement maritime pour les stupéfiants
    .NAPTIP = Agence nationale pour l’interdiction de la traite des personnes
    .OSCE = Organisation pour la sécurité et la coopération en Europe
    .SELEC = Centre de l’Europe du Sud-Est pour l’application de la loi
    .TAPA = Association pour la protection des biens transportés
    .UNODC = Office des Nations unies contre la drogue et le crime
    .UNOWA = Bureau des Nations unies pour l’Afrique de l’Ouest
    .WCO = Organisation mondiale des douanes

party_note =
    .PS = Cette désignation ne saurait être interprétée comme une reconnaissance d’un État de Palestine et est sans préjudice de la position de chaque État membre sur cette question.
    .XK = Cette désignation est sans préjudice des positions sur le statut et est conforme à la résolution 1244 (1999) du Conseil de sécurité des Nations unies ainsi qu’à l’avis de la CIJ sur la déclaration d’indépendance du Kosovo.
